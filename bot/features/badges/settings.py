from bot.kit.settings import Section


class Settings(Section):
    built_in: bool = True  # the badges that Hearth brings along, besides those that admins make
