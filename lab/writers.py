"""Other programs that write into an SQLite file: `python -m lab.writers FILE HOW_MANY SECONDS` says what they did.

They are threads, each with a connection of its own, in a process of their own.
"""

import random
import sqlite3
import sys
import threading
import time


def _write(path: str, number: int, until: float, done: list[int], errors: list[str]) -> None:
    connection = sqlite3.connect(path, isolation_level=None, timeout=60)
    chance = random.Random(number)
    try:
        while time.monotonic() < until:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("INSERT INTO other_writers (writer, at) VALUES (?, ?)", (number, time.time()))
            connection.execute("COMMIT")
            done[number] += 1
            time.sleep(chance.uniform(0.02, 0.2))
    except sqlite3.Error as error:
        errors.append(str(error))
    finally:
        connection.close()


def main() -> None:
    path, how_many, seconds = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
    setup = sqlite3.connect(path, timeout=60)
    setup.execute("CREATE TABLE IF NOT EXISTS other_writers (writer INTEGER, at REAL)")
    setup.commit()
    setup.close()
    done, errors = [0] * how_many, list[str]()
    until = time.monotonic() + seconds
    threads = [threading.Thread(target=_write, args=(path, n, until, done, errors)) for n in range(how_many)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(sum(done), min(done), "; ".join(sorted(set(errors))), sep="\t")


if __name__ == "__main__":
    main()
