from bot.features import communities
from bot.kit.work import Work
from tests.support.doors import FOR_ADMINS, Doors


async def chosen(work: Work, community_id: int) -> object:
    here = communities.get(work, community_id)
    return here.language, here.zone.key, here.day_starts_at


DOORS = Doors(
    buttons={
        "communities:settings:1": FOR_ADMINS,
        "communities:language:1:zh-CN": FOR_ADMINS,
        "communities:zone:1:Asia/Tokyo": FOR_ADMINS,
        "communities:clock:1:540": FOR_ADMINS,
        "communities:day:1:4": FOR_ADMINS,
    },
    commands={"settings": "", "zone": "Lisbon"},
    chosen=chosen,
)
