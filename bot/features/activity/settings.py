from pydantic import NonNegativeInt

from bot.kit.config import Section


class Settings(Section):
    least_characters: NonNegativeInt = 8  # letters and figures that make a message worth points; a 汉字 counts as three
    keep_text_days: NonNegativeInt = 0  # how long the words of messages are kept; 0: never stored at all
    keep_message_days: NonNegativeInt = 0  # how long each message is noted; then counters only; 0: for ever
