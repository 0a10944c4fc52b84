"""What a reading circle lives through in a week; each day returns the transcript of it. Told in any language."""

from dataclasses import dataclass

from tests.journeys.week import Week

FRIENDS = 5  # who come on Saturday


@dataclass(frozen=True)
class Words:
    """The same story in one language: what people are called, what they write and what they press."""

    title: str
    zone: str
    tag: str  # what people's apps say
    owner_tag: str  # what the owner's app says: another language, so that the choice is one
    names: tuple[str, str, str, str]
    friends: str
    channel: str
    topic: str
    checkin_word: str
    hashtag: str
    notes: tuple[str, str, str]
    thought: str
    answer: str
    post: str
    language: str
    city: str
    undo: str
    check_in: str
    month: str
    open_private: str
    warn: str
    check_in_now: str
    open_settings: str


class Story:
    """The people of one week."""

    def __init__(self, week: Week, words: Words) -> None:
        self.week = week
        self.words = words

    async def arrive(self) -> None:
        week, words = self.week, self.words
        grace, ana, ben, carl = words.names
        self.grace = await week.person(grace, words.owner_tag)
        self.ana, self.ben, self.carl = [await week.person(name, words.tag) for name in (ana, ben, carl)]

    async def monday(self) -> str:
        """Hello, language, zone; the first check-ins in every way there is."""
        week, words, ana, ben, carl = self.week, self.words, self.ana, self.ben, self.carl
        people = [one.id for one in (ana, ben, carl)]
        group = {"type": "group", "title": words.title, "owner": self.grace.id, "members": [*people, week.bot]}
        week.chat = (await week.post("chats", **group))["id"]
        await week.happens(f"{self.grace.name} + Hearth", "wait")
        await week.presses(carl, words.language)
        await week.presses(self.grace, words.language)
        await week.presses(self.grace, words.city)
        await week.member(self.grace, "promote", week.bot, f"{self.grace.name}: Hearth ↑")
        await week.says(ana, f"/checkin {words.notes[0]}")
        await week.says(ben, f"{words.checkin_word} {words.notes[1]}")
        await week.says(carl, f"{words.notes[2]} {words.hashtag}", photo=True)
        await week.says(ana, "/checkin")
        await week.presses(carl, words.undo)
        await week.says(carl, "/streak")
        await week.presses(carl, words.check_in)
        await week.at(0, "12:30")
        thought = await week.says(ana, words.thought)
        await week.says(ben, words.answer, reply_to=thought)
        await week.reacts(carl, thought, "❤")
        await week.says(ben, "/why", reply_to=thought)
        await week.says(ana, "/points")
        await week.says(ana, "/why")
        await week.says(ana, "/me")
        return week.told()

    async def tuesday(self) -> str:
        """Whoever wants to be reminded says so in private, and is."""
        week, words, ana, ben = self.week, self.words, self.ana, self.ben
        await week.at(1, "08:15")
        await week.says(ana, "/checkin")
        await week.says(ben, "/remind 19:00")
        await week.happens(f"{ana.name}: /start", "start", **{"as": ana.id})
        await week.whispers(ana, "/remind")
        await week.presses(ana, words.warn, chat=ana.id)
        await week.presses(ben, words.open_private)
        await week.at(1, "18:59")
        await week.at(1, "19:05")
        await week.says(ben, words.checkin_word)
        await week.at(1, "20:05")
        return week.told()

    async def wednesday(self) -> str:
        """The group becomes a supergroup at noon, and the streaks come along. In the evening one is at risk."""
        week, words, ana, ben, carl = self.week, self.words, self.ana, self.ben, self.carl
        await week.at(2, "09:00")
        await week.says(ben, f"{words.checkin_word} {words.notes[1]}")
        new = await week.post(f"chats/{week.chat}/migrate")
        week.chat = new["id"]
        await week.happens("group → supergroup", "wait")
        await week.says(carl, words.hashtag)
        await week.says(ben, "/streak")
        await week.at(2, "19:59")
        await week.at(2, "20:05")
        await week.presses(ana, words.check_in_now, chat=ana.id)
        await week.whispers(ana, "/me")
        return week.told()

    async def thursday(self) -> str:
        """One member leaves, and the bot loses its rights for an hour."""
        week, words, ana, ben, carl = self.week, self.words, self.ana, self.ben, self.carl
        await week.at(3, "09:00")
        await week.says(ana, "/checkin")
        await week.says(ben, words.checkin_word)
        await week.says(carl, words.hashtag)
        await week.member(carl, "leave", carl.id, f"{carl.name} ←")
        await week.says(ana, "/top")
        await week.member(self.grace, "demote", week.bot, f"{self.grace.name}: Hearth ↓")
        await week.says(ana, "/checkin")
        await week.at(3, "10:00")
        await week.member(self.grace, "promote", week.bot, f"{self.grace.name}: Hearth ↑")
        return week.told()

    async def friday(self) -> str:
        """The lost one returns with all that was theirs; topics, a channel, and an admin who is the group."""
        week, words, ana, ben, carl = self.week, self.words, self.ana, self.ben, self.carl
        await week.at(4, "09:00")
        await week.member(carl, "join", carl.id, f"{carl.name} →")
        await week.says(carl, words.hashtag)
        await week.says(carl, "/points")
        await week.post(f"chats/{week.chat}", is_forum=True)
        topic = (await week.post(f"chats/{week.chat}/topics", **{"as": self.grace.id}, name=words.topic))["id"]
        week.topics[topic] = words.topic
        await week.says(ana, f"/checkin {words.notes[0]}", thread=topic)
        await week.says(ben, words.checkin_word, thread=topic)
        await week.says(ben, "/top", thread=topic)
        await week.presses(ben, words.month)
        await week.post(f"chats/{week.chat}/members", **{"as": self.grace.id}, action="promote", anonymous=True)
        await week.says(self.grace, "/checkin")
        await week.says(self.grace, "/settings")
        await week.presses(self.grace, words.open_settings)
        await week.post(f"chats/{week.chat}/members", **{"as": self.grace.id}, action="promote", anonymous=False)
        channel = {"type": "channel", "title": words.channel, "owner": self.grace.id, "linked_chat": week.chat}
        self.channel = (await week.post("chats", **channel))["id"]
        await week.happens(words.post, f"chats/{self.channel}/messages", **{"as": self.grace.id}, text=words.post)
        seen = (await week.get(f"chats/{week.chat}/messages?as={ana.id}"))["messages"]
        forwarded = next(one for one in seen if one.get("is_automatic_forward"))
        await week.says(ana, "/why", reply_to=forwarded["message_id"])
        return week.told()

    async def saturday(self) -> str:
        """Everybody brings a friend, all check in within a minute, and the bot stays quiet about it."""
        week, words = self.week, self.words
        await week.at(5, "11:00")
        friends = [await week.person(f"{words.friends} {n}", words.tag) for n in range(1, FRIENDS + 1)]
        for friend in friends:
            await week.post(f"chats/{week.chat}/members", **{"as": friend.id}, user=friend.id, action="join")
        for one in (self.ana, self.ben, *friends):
            await week.says(one, words.hashtag)
        await week.at(5, "11:02")
        await week.says(self.ana, "/top today")
        return week.told()

    async def sunday(self) -> str:
        """Seven days in a row, and with them a new tier: announced once, though it is taken back and reached again."""
        week, words, ana, ben = self.week, self.words, self.ana, self.ben
        await week.at(6, "09:00")
        await week.says(ana, "/checkin")
        await week.presses(ana, words.undo)
        await week.says(ana, "/checkin")
        await week.says(ben, words.hashtag)
        await week.says(ben, "/streak")
        await week.says(ana, "/tiers")
        await week.at(6, "20:05")
        return week.told()

    async def days_later(self) -> str:
        """On Wednesday their streaks are over, and nobody is told off."""
        week, ana, ben = self.week, self.ana, self.ben
        await week.at(9, "09:00")
        await week.says(ana, "/checkin")
        await week.says(ben, "/me")
        await week.says(ana, "/top all")
        return week.told()
