from datetime import time

from bot.kit.settings import Section


class Settings(Section):
    warn_at: time = time(20)  # local time at which those who asked are warned that their streak would end tonight
    late_hours: int = 3  # after a pause, a reminder comes late by so much at most; beyond that it is dropped
