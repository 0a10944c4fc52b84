"""How a line of the outlook is found again: by its key in short, as a button has room for little."""

from hashlib import sha256


def token(key: str) -> str:
    """Ten characters; two keys of one community that share theirs are not to be expected in a thousand years."""
    return sha256(key.encode()).hexdigest()[:10]
