from pydantic import Field, NonNegativeInt

from bot.kit.settings import Section


class Settings(Section):
    least_characters: NonNegativeInt = 8  # letters and figures that make a message worth points; a 汉字 counts as three
    similar_percent: int = Field(
        default=85, ge=0, le=100
    )  # in common with one of one's last, it is a repeat; 0: none is
    burst_messages: int = Field(default=6, ge=0, le=20)  # in quick succession that may earn, the first ones; 0: all
    burst_seconds: int = Field(default=60, ge=1, le=600)  # in which they are written
    keep_text_days: NonNegativeInt = 0  # how long the words of messages are kept; 0: never stored at all
    keep_message_days: NonNegativeInt = 0  # how long each message is noted; then counters only; 0: for ever
