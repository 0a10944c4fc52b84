"""`python -m bot …`"""

import gc

gc.disable()  # a start makes what stays: looking through it for garbage is a tenth of the time; `App.open` enables it

from bot.cli import app  # noqa: E402

app()
