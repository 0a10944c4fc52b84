"""What is on its way when placards come gets none; going back, no plan says anything of them."""

import json

from sqlalchemy import text

from bot.features.challenges import Plan
from bot.kit.database import create_engine
from bot.migrating import migrate

ROW = (
    "INSERT INTO challenges (community_id, id, state, plan, first_day, made_by, made_at, version, paused_on, breaks, "
    "teams_drawn) VALUES (1, :id, :state, :plan, '2026-05-04', 1001, :at, 1, NULL, '[]', 0)"
)


async def test_plans_across_the_step(empty_database_url: str) -> None:
    old = json.dumps({"title": "Läufe", "days": 7, "goal": 5}, ensure_ascii=False)
    await migrate(empty_database_url, "20261130_badge_versions")
    engine = create_engine(empty_database_url)

    async def plans() -> dict[str, str]:
        async with engine.connect() as db:
            return {row.state: row.plan for row in await db.execute(text("SELECT state, plan FROM challenges"))}

    at = "0" if engine.dialect.name == "sqlite" else "'2026-05-01 00:00:00+00'"
    async with engine.begin() as db:
        for number, state in enumerate(("draft", "live", "closed"), 1):
            await db.execute(text(ROW.replace(":at", at)), {"id": number, "state": state, "plan": old})
    await migrate(empty_database_url, "20261203_placards")
    new = {state: Plan.model_validate_json(plan) for state, plan in (await plans()).items()}
    assert {state: plan.has_placard for state, plan in new.items()} == {"draft": True, "live": False, "closed": True}
    assert {plan.title for plan in new.values()} == {"Läufe"}
    await migrate(empty_database_url, "-1")
    assert await plans() == dict.fromkeys(("draft", "live", "closed"), old)
    await engine.dispose()
