/** A small vault for browser tests that ask for certain people: the twelve of the fixture, and two with everything a card can show. */
import { TWELVE } from "../../laws/days/twelve-people";

/** Ana is fading, asked for more than given to, and seeks what Tom offers. */
export const ANA = `---
type: person
aliases: [Anita]
circle: close
met: 2024-03-02
met_at: "[[Harbour Fair]]"
last_contact: 2026-10-13
last_met: 2026-03-10
gives: 2
asks: 5
common_ground: [climbing, Porto]
seeks: [a venue in May]
tags: [work/design]
---

## Why am I making this connection?

She knows the people who run the [[Harbour Fair]].

## How am I going to make this connection?

Through Tom.

## Why would this person want to connect with me?

I know the people who run the meetups she wants to speak at.

## How am I going to keep up this connection once I've made it?

Coffee every month.

## Follow-ups

- 2026-08-21 message, gave: the list of venues
- 2026-09-03 in person: lunch after the meetup with [[Tom Okafor]]
- 2026-10-12 call, asked: intro to her editor
- 2026-10-13 email, asked: <img src=x onerror="window.hacked = 1"> and [a link](javascript:alert(1))
`;

/** Tom has a room, and is warm. */
export const TOM = `---
type: person
circle: active
met_at: "[[Harbour Fair]]"
met: 2024-03-02
last_contact: 2026-11-20
offers: [a venue downtown, printing]
tags: [work]
---
`;

/** All notes by their paths. */
export const PEOPLE_VAULT: Readonly<Record<string, string>> = {
	...Object.fromEntries(TWELVE.map(({ name, note }) => [`People/${name}.md`, note])),
	"People/Ana Diaz.md": ANA,
	"People/Tom Okafor.md": TOM,
	"Events/Harbour Fair.md": "# Harbour Fair\n",
	"Welcome.md": "# Welcome\n",
};
