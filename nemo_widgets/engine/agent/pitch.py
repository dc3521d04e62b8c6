"""A product's description taken apart by sense: name, claims, points, price, offer, what to do, and where.

Only the user's own words come out: nothing is claimed that they did not write.
"""

# ruff: noqa: E501 -- a pattern cut at a margin cannot be searched for

from __future__ import annotations

import re
from dataclasses import dataclass

from nemo_widgets.engine.agent.script import sentences

_I = re.IGNORECASE
_PRICE = re.compile(
    r"(?:US\$|A\$|C\$|[$€£¥￥₹₩])\s?\d[\d,.]*\d|(?:US\$|[$€£¥￥₹₩])\s?\d|\d[\d,.]*\s?(?:€|£|₽|元|円|원|руб(?:лей|\.)?|dollars?\b|euros?\b|USD\b|EUR\b|GBP\b|ريال|درهم|دولار)",
    _I,
)
_LINK = re.compile(
    r"(?:https?://|www\.)\S+[\w/]|(?<![\w@.])[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|shop|store|co|cn|de|uk|example|eu|app)(?:/[\w/-]*)?\b|(?<!\w)@[\w.]{3,}",
    _I,
)
_ACTION = re.compile(
    r"^(?:(?:so|now|then)\s+)?(?:order|buy|shop|get yours|get it|get one|visit|try|pre-?order|sign up|subscribe|download|book|grab|call|available (?:now|at|from)|find (?:it|us)|learn more|join)\b|^(?:立即|马上|现在|点击|扫码|欢迎|快来)|(?:下单|抢购|选购|订购)"
    r"|今すぐ|ご?注文(?:は|を)|お買い求め|ご購入|지금 (?:주문|구매)|주문하세요|^(?:اطلب|اطلبه|اطلبها|اشتر|احصل|تسوق|زوروا|زر )|^(?:закажи|купи)",
    _I,
)
_OFFER = re.compile(
    r"\d\s?%\s?off|\bfree (?:shipping|delivery|returns)\b|\bdiscount|\bsale\b|\bonly (?:until|this|today)\b|\blaunch (?:price|offer)\b|包邮|优惠|打折|折扣|\d\s?折|送料無料|割引|무료 배송|할인|شحن مجاني|خصم|бесплатная доставка|скидк",
    _I,
)
_LEAD = re.compile(
    r"^(?:meet|introducing|discover|this is|say hello to|we present|presenting)\s+(?:the\s+|our\s+(?:new\s+)?)?",
    _I,
)
_DASH = re.compile(r"\s+[–—-]\s+|[:：]\s*|，|、(?=.*[\u3040-\u30ff])|,\s+(?=(?:an?|the)\s)")
_BULLET = re.compile(r"^\s*(?:[-*•·]|\d{1,2}[.)])\s+")
_LONGEST_NAME = 5
_LONGEST_POINT = 6
_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_OF_PRICES = r"(?:now|only|just|price|for|from|at|it costs|costs|特价|现价|价格|仅售|仅|只要|售价|今なら|特別価格|価格|税込|지금|단|الآن|فقط|сейчас|всего|[\s:：])"
_NAMED = re.compile(
    r"^(?:(?:the|our)\s+)?((?:[A-Z][\w'’-]*|\d+)(?:\s+(?:[A-Z][\w'’-]*|\d+)){0,3})\s+(?=[a-z])"
)


@dataclass(frozen=True)
class Pitch:
    """A description in parts; empty where it has none of the kind."""

    name: str = ""
    hook: str = ""
    claims: tuple[str, ...] = ()
    price: str = ""
    offer: str = ""
    action: str = ""
    link: str = ""


def read_pitch(text: str) -> Pitch:
    """Take a description apart.

    Examples
    --------
    >>> pitch = read_pitch("Aurora Lamp – warm light for late work. Folds flat. $49. Order at aurora.example.")
    >>> pitch.name, pitch.hook, pitch.claims, pitch.price, pitch.action
    ('Aurora Lamp', 'Warm light for late work', ('Folds flat',), '$49', 'Order at aurora.example')
    """
    name = hook = price = offer = action = link = ""
    claims: list[str] = []
    lines = [_BULLET.sub("", line) for line in sentences(_shielded(text))]
    for index, line in enumerate(line.replace(_DOT, ".") for line in lines):
        bare = line.strip().rstrip(".。!！").strip()
        if index == 0:
            name, hook = _name_of(bare)
            if not name:
                claims.append(bare)
            continue
        found = _PRICE.search(bare)
        link = link or (match[0] if (match := _LINK.search(bare)) else "")
        if _ACTION.search(bare) and not action:
            action = bare
        elif _OFFER.search(bare) and not offer:
            offer = bare
        elif found and not price and _is_bare_price(bare, found[0]):
            price = found[0]
            continue
        elif bare == link:
            continue
        else:
            claims.append(bare)
        price = price or (found[0] if found else "")
    if price and (led := re.match(rf"{_OF_PRICES}*{re.escape(price)}", offer, _I)):
        # It is shown by itself, and large.
        offer = _large(offer[led.end() :].strip(" ,;.:，；、·–—-"))
    return Pitch(name, hook, tuple(claims), price, offer, action, link)


_DOT = "\ue000"


def _shielded(text: str) -> str:
    """Keep the points inside links and prices from ending sentences."""
    return re.sub(r"(?<=\w)\.(?=\w)", _DOT, text)


def _is_bare_price(line: str, price: str) -> bool:
    rest = line.replace(price, "").strip(" .:：-–—,")
    return not rest or bool(re.fullmatch(rf"{_OF_PRICES}+", rest, _I))


def _name_of(first: str) -> tuple[str, str]:
    """Return the product's name and what the first sentence says of it."""
    line = _LEAD.sub("", first)
    parts = _DASH.split(line, maxsplit=1)
    if len(parts) == 2 and _is_short(parts[0]):
        return _large(parts[0]), _large(parts[1])
    if _is_short(line):
        return _large(line), ""
    named = _NAMED.match(line)
    if named and (len(named[1].split()) > 1 or line != first or first.lower().startswith(("the ", "our "))):
        return named[1], _large(first)
    return "", ""


def _is_short(text: str) -> bool:
    return len(text) <= 12 if _HAN.search(text) else 0 < len(text.split()) <= _LONGEST_NAME


def _large(text: str) -> str:
    text = text.strip()
    return text[:1].upper() + text[1:]


def is_point(text: str) -> bool:
    """Tell a short feature, which shares a card with others, from a claim of its own."""
    return len(text) <= 14 if _HAN.search(text) else len(text.split()) <= _LONGEST_POINT
