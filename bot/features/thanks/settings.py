from pydantic import Field

from bot.kit.settings import Section


class Settings(Section):
    # what thanks whoever is answered or named
    words: tuple[str, ...] = ("谢谢", "谢啦", "感谢", "多谢", "辛苦了", "thanks", "thank you", "thx", "ty", "🙏")
    daily: int = Field(default=5, ge=1)  # times that one member may thank in a day
