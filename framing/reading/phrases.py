"""Phrases by which the lines of a page are known, as data and in lower case."""

__all__ = [
    "CALLS",
    "ENDS",
    "EXACT",
    "INNER",
    "KEYS",
    "KICKERS",
    "SECTIONS",
    "STRONG",
    "WEAK",
    "phrases",
]


def phrases(text: str) -> frozenset[str]:
    """Return the phrases of a text in which they are parted by bars.

    Examples
    --------
    >>> sorted(phrases("top stories|latest"))
    ['latest', 'top stories']
    """
    return frozenset(" ".join(phrase.split()) for phrase in text.split("|"))


#: Whole lines.
EXACT = {
    "advertisements": """advertisement|advertisements|skip advertisement
        |video ad feedback|advertising|ad|sponsored|sponsored content
        |paid content|promoted|paid post|partner content|ad feedback|affiliate links
        |sponsor message|sponsored links|advertiser content|after newsletter promotion
        |promoted content|featured weekly ad""",
    "links to other articles": """related|related articles|related stories|related topics
        |related content|related news|related links|related coverage|related article|related story
        |read more|read next|read this next|see also|more stories|more news|more on this story
        |more on this|more like this|most read|most popular|most viewed|trending|trending now
        |top stories|latest news|latest stories|latest|recommended|recommended stories
        |recommended for you|you may also like|you might also like|you may like|editor's picks
        |editors' picks|don't miss|up next|in case you missed it|more from this author
        |also read|must read|must reads|popular|what to read next|explore more
        |explore more on these topics
        |around the web
        |from our partners|keep reading|in this article|on this page|contents|key events
        |suggested topics|read original|what we're reading|what i'm reading|what we are reading
        |more for you|more top stories|more headlines|related internet links|filed under
        |more on this topic|stories you may like|most shared|most commented|most watched
        |elsewhere|related video|related videos|from the archive|previous article|next article
        |go deeper|more from|related countries|related people|related tags|video of the day""",
    "share buttons": """share|share this|share this article|share this story|share article
        |share story|share full article|share on facebook|share on twitter|share on x|facebook
        |twitter|x|whatsapp|linkedin|reddit|pinterest|email|e-mail|messenger|telegram|threads
        |bluesky|instagram|copy link|link copied|copy url|print|print this|save|save article
        |bookmark|gift this article|gift article|tweet|post|flipboard|resize|listen|like|close
        |copied|more options|shares|share options|share save|share this with|mailto|restacks
        |previous|next|retweet|google news|apple news|share this post|send
        |save for later|text size|aa""",
    "calls to subscribe": """subscribe|subscribe now|sign up|sign in|log in|login|register
        |newsletter|newsletters|donate|support us|become a member|join now|start your free trial
        |enter your email|email address|your email address|submit|get started|follow|follow us
        |join us|get the app|manage preferences|update preferences|update your preferences
        |manage subscription|manage your subscription|type your email|ready for more|upgrade to paid
        |start writing|sign up here|subscribe here|subscribe free|give a gift|refer a friend
        |read in app|marketing preferences|gift this article free|upgrade""",
    "page furniture": """view in browser|view online|view this email in your browser|unsubscribe
        |reuse this content
        |menu|search|home|skip to content|skip to main content|back to top|top
        |comments|leave a comment|add a comment|no comments|view comments|show comments
        |join the conversation|live|watch|watch live|play|play video|loading|show more
        |read full story
        |view gallery|view image in fullscreen|open image in gallery|image|images|photo|photos
        |video|gallery|credit|caption|source|author|authors|topics|tags|summary|at a glance
        |key points|key takeaways|highlights|the gist|in brief|in short|what you need to know
        |for immediate release|immediate release|press release|news release|continue reading
        |today's paper|view|transcript|download|embed|toggle more options|generate key takeaways
        |view comments|discussion about this post|no posts|terms|privacy|privacy policy|terms of use
        |your privacy choices|terms and privacy policy|story saved|read full article|view full image
        |end of list|what we're covering|view all|see all topics|see more|fullscreen|mute|unmute
        |leer en español|read in spanish|accessibility|help|contact us|about us|close video|replay
        |join the discussion|start the conversation|show less|expand|collapse|read less|site index
        |report a typo|end of carousel|skip to end of carousel|report an error|careers
        |add to your saved stories|article bookmarked|video player placeholder|company
        |join our commenting forum|following|bookmarked|advertise|advertise with us
        |audio|click to play|opens in new window|media caption|image caption|live reporting
        |hide caption|toggle caption|enlarge this image|about the author|explainer video
        |accessibility help|current page|read later|read comments|translate|add topic|by|1x
        |disclosure statement
        |view all partners""",
}

#: Beginnings of lines that no paragraph of an article has.
STRONG = {
    "advertisements": (
        r"(?:story|article|content|post)s? continues? (?:below|after)",
        r"continue reading (?:below|the main)",
        r"(?:advertisement\W+)?scroll (?:down )?(?:to|for) continue",
        r"(?:presented|brought to you|powered) by [\w&.' -]{2,40}$",
        r"(?:a )?(?:message|word) from (?:our|today's|this week's) (?:sponsors?|partners?)\b"
        r".{0,40}$",
        r"(?:together|in partnership) with [\w&.' -]{2,40}$",
        r"this (?:article|post|page) (?:may )?contains? affiliate",
        r"advertise with [\w' ]{2,30}\W?$",
        r"(?:just a heads up|when you (?:buy|click|purchase)|we may (?:earn|receive))\b.{0,60}"
        r"\b(?:links?|commission|purchases?|affiliate)\b",
    ),
    "links to other articles": (
        r"(?:read|see|watch|find out|learn|discover) (?:more|also|next|on)\s?[:|>»–—-]",
        r"(?:related|also read|must read|don't miss|in pictures|most read|trending|recommended"
        r"|what to read next|you may also like|elsewhere|from the archive|also in the news"
        r"|related (?:story|stories|articles?|coverage|reading|videos?|news|topics?))\s?[:|»>]",
        r"more on this (?:story|topic)\b",
        r"(?:more|further) information\s?:",
        r"list (?:of )?\d+ (?:of \d+|items)$",
        r"for (?:the latest|more) (?:\w+ )?(?:news|stories|headlines|updates|coverage)\b.*"
        r"\b(?:head to|visit|check|download|go to|follow|tune in)\b",
        r"(?:click|tap) here\b",
        r"[»›→▶►]",
    ),
    "share buttons": (
        r"share (?:this|on|via) (?:article|story|page|post|facebook|x|twitter|whatsapp|email)\b",
        r"follow [\w' ]{1,40} on (?:x|twitter|facebook|instagram|whatsapp|bluesky|tiktok|threads"
        r"|linkedin|youtube)\b",
        r"(?:find|like|join) us on\b",
        r"follow (?:our|the|us|[\w' ]{1,40}) .{0,60}\bon (?:x|twitter|facebook|instagram|whatsapp"
        r"|bluesky|tiktok|threads|linkedin|youtube)\b",
        r"share or comment on this\b",
    ),
    "calls to subscribe": (
        r"(?:simply |please )?sign[ -]?up (?:for|to|here|now|today|and|below)\b",
        r"subscribe (?:to|now|today|for|here|and)\b",
        r"already (?:a|have an?) (?:subscriber|member|account)",
        r"not a subscriber",
        r"get (?:the|our|your|all|more) [\w',\- ]{0,60}"
        r"\b(?:inbox|newsletters?|emails?|app|news alerts?|briefing)\b",
        r"(?:by|when you) (?:signing|sign|subscribing|subscribe|clicking|submitting|entering)\b"
        r".*\b(?:agree|terms|policy|consent|confirm)",
        r"(?:enter|type) your e-?mail",
        r"(?:was this|did somebody|did someone|has this been) [\w ]{0,20}forward(?:ed)?\b",
        r"forward (?:it|this)(?: \w+)? to a (?:friend|colleague)\b",
        r"you(?:'re| are| have been)? (?:now )?(?:receiv(?:ed|ing)|sent|getting) (?:this|our)\b",
        r"know (?:someone|somebody|anyone) who (?:would|might|may|could)\b",
        r"(?:if you )?no longer (?:want|wish) to receive\b",
        r"(?:unsubscribe|manage (?:your )?(?:email )?(?:preferences|subscriptions?))\b.{0,60}$",
        r"update your (?:profile|preferences|email)\b",
        r"thanks for (?:reading|subscribing|signing up|being a)\b",
        r"join (?:the|our|more than|over) [\w,' ]{0,50}"
        r"\b(?:newsletter|subscribers|readers|mailing list|whatsapp (?:channel|community|group))\b",
        r"support (?:our|independent|local|quality) [\w ]{0,30}(?:journalism|reporting|newsroom)",
        r"become a (?:member|subscriber|supporter)\b",
        r"download (?:the|our)\b.*\bapp\b",
        r"start your (?:free|subscription)\b",
        r"you (?:have|are) (?:\d+|reached|reading)\b.*\b(?:free|limit|articles)\b",
        r"this article is (?:free|for subscribers|available to)",
        r"i would like to (?:be emailed|receive)\b",
        r"find your bookmarks\b",
        r"bookmarks are\b.{0,40}$",
        r"stay informed with\b.{0,40}$",
        r"we use your (?:sign-?up|e-?mail|data|information|details)\b",
        r"you(?:'ve| have) read \d+\b.*\barticles?\b",
        r"find out what's happening in\b.*\b(?:free|updates|newsletters?|inbox)\b",
        r"while you're here\b",
        r"did you know(?: that)?,? with\b.*\bsubscription\b",
        r"access to\b.{0,60}\brequires? a\b.{0,30}\b(?:subscription|account)\b",
        r"listening to articles\b",
        r"free article usually\b",
        r"install (?:the|our)\b.*\bapp\b",
        r"join (?:thought-provoking|the) (?:conversation|discussion)s?\b",
        r"thank you for (?:reading|subscribing|registering|signing up)\b",
        r"(?:never miss|stay (?:up to date|informed|ahead))\b"
        r".*\b(?:sign|newsletter|inbox|subscribe|alerts)\b",
        r"to (?:read|continue reading)\b.*\b(?:subscribe|register|log in|sign)\b",
        r"(?:want|like|enjoy|enjoying|love) .{0,60}\? ?(?:sign|subscribe|join|get|share)\b",
    ),
    "cookie notices": (
        r"(?:we|this (?:web)?site|our (?:web)?site|the [\w ]{1,30} (?:web)?site)"
        r"(?: and our partners)? uses? (?:\w+ )?cookies",
        r"(?:accept|reject|manage|allow) (?:all|cookies|my|preferences|essential|optional)\b",
        r"cookie (?:policy|settings|preferences|notice|consent)\b",
        r"privacy notice\s?:",
        r"by (?:continuing|using|browsing)\b.*\b(?:cookies|site|terms)\b",
        r"your (?:privacy|consent|cookies?)\b.*\b(?:choices|settings|cookies)\b",
        r"to (?:view|show)(?: you)? this (?:content|video|post)\b",
        r"this content is (?:provided|hosted) by\b.*\b(?:cookies|technologies|terms)\b",
        r"we (?:value|care about) your privacy",
    ),
    "corrections": (
        r"(?:corrections?|clarifications?)(?: \([^)]{1,40}\))?\s?[:|–—-]",
        r"corrections?(?: and clarifications?)?\b.{0,40}\d{4}",
        r"editor's note\b",
        r"this (?:article|story|report|headline|piece|version|post|page|copy)"
        r" (?:was|has been|is being) (?:\w+ )?"
        r"(?:amended|updated|corrected|edited|changed|clarified|revised)",
        r"(?:an|the) (?:earlier|original|previous|first) (?:version|edition) of this\b",
        r"an earlier (?:headline|caption)\b",
        r"this is a (?:breaking|developing)\b",
        r"(?:amended on|updates? with|updated to (?:add|include|correct|clarify|reflect))\b",
    ),
    "credits and footers": (
        r"additional (?:reporting|writing|research|editing) (?:by|from)\b",
        r"(?:reporting|writing|editing) by [\w. ]+(?:;|$)",
        r"our standards\b",
        r"all rights reserved",
        r"a version of this (?:article|story) (?:appears|appeared)\b",
        r"story tips? can be sent\b",
        r"©|\(c\) ?\d{4}|copyright (?:©|\(c\)|\d{4})",
        r"this (?:article|story|report|piece) (?:was )?(?:first |originally )"
        r"(?:appeared|published|produced|ran)",
        r"(?:do you have|have you got|got|know) (?:a|an|any|more)\b.{0,60}"
        r"\b(?:story|tips?|information|news)\b.*(?:email|contact|@|get in touch|let us know)",
        r"have you (?:been|seen|had|witnessed)\b.*(?:\be-?mail\b|\bcontact\b|@)",
        r"(?:contact|email|write to|reach|call|message) .{1,60}(?:@|\bnewsroom|\d{5})",
        r"the views expressed\b",
        r"(?:questions|comments)\? (?:questions|comments|e-?mail)\b",
        r"[-–—]{1,3}\s?by [\w. ]+(?:follow|$|[,;|])",
        r"(?:[-–—]{1,3} ?)?with (?:files|reports?|agencies|input|assistance|contributions?)"
        r" (?:by|from)\b",
        r"contributing\s?: ",
        r"[a-z]{2,4}(?:/[a-z]{2,4}){1,3} \([a-z, ]{2,60}\)$",
        r"please let us know if you\b",
        r"for (?:more|further) (?:information|details),? (?:please )?"
        r"(?:contact|visit|call|email)\b",
        r"(?:media|press) (?:contacts?|enquir\w+|inquir\w+)\b",
    ),
    "page furniture": (
        r"your browser\b",
        r"this audio is (?:generated|read|voiced)\b",
        r"(?:produced|narrated|read|voiced) by\b.{0,60}\b(?:ai (?:narration|voice)|text-to-speech)",
        r"why you can trust [\w ]{2,30} news$",
        r"(?:listen|follow|subscribe|find us)\b.{3,120}\bget your podcasts\b",
        r"(?:need|take) a break\b.{0,40}\b(?:crosswords?|puzzles?|quiz|games?)\b",
        r"this (?:article|story|report) is more than \w+ years? old",
        r"(?:please )?enable javascript",
        r"you can find this story in\b",
        r"(?:skip|jump) (?:past|to)\b.{0,40}$",
    ),
}

#: The same for what stands further on in a line, by a part that it cannot be without.
INNER = {
    " (opens in ": ("share buttons", r".{1,200} \(opens in (?:a )?new (?:window|tab)\)$"),
    " commission": (
        "advertisements",
        r"[\w ]{3,40} may (?:earn|receive) (?:a|an) [\w ]{0,20}commission",
    ),
    " not work for": (
        "credits and footers",
        r"[\w.,' -]{3,80} do(?:es)? not work for\b.*\bbenefit from this\b",
    ),
    " funding as ": (
        "credits and footers",
        r"[\w.,' -]{3,80} provides? funding as a (?:\w+ )?(?:member|partner)\b",
    ),
    "-supported": ("calls to subscribe", r"[\w' ]{3,40} is a (?:reader|listener)-supported\b"),
    " contributed ": (
        "credits and footers",
        r".{3,120} contributed (?:reporting\b|research\b|to this (?:report|article|story|piece))",
    ),
    " can be reached ": ("credits and footers", r"[\w.' ]{3,40} can be reached (?:at|by|on)\b"),
    " can be contacted ": ("credits and footers", r"[\w.' ]{3,40} can be contacted (?:at|by|on)\b"),
    " can be followed ": ("credits and footers", r"[\w.' ]{3,40} can be followed (?:at|by|on)\b"),
    " not responsible ": (
        "credits and footers",
        r"[\w ]{3,34} (?:is|are) not responsible for the content of (?:external|third)",
    ),
}

#: Ends of lines that no paragraph of an article has.
CALLS = r".*\b(?:sign up|subscribe|register) (?:here|now|today|free)[.!]?$"

#: Beginnings that a paragraph may have too: counted only for short lines and those without a stop.
WEAK = {
    "advertisements": (
        r"advertisement ?(?:[:|–—-]|$)",
        r"(?:sponsored|paid for|ad) (?:by|from|content|feedback)\b",
        r"(?:presented|powered) by\b",
    ),
    "links to other articles": (
        r"(?:read|see|watch|recommended|more news|in depth|more from [\w' ]{1,30})\s?[:»>|]",
        r"read (?:the|our) [\w' ]{1,40}\s?[:»>]",
        r"(?:read )?more (?:on|about|from|of our|in)\b",
        r"see more on\b",
        r"(?:from|in) our (?:other|partner) ",
        r"related (?:articles?|stories)\b",
        r"keep up with the latest\b",
    ),
    "share buttons": (
        r"share (?:this|on|via|with|by)\b",
        r"(?:email|copy|print|save|tweet|send|bookmark) (?:this|link|to a friend|article|story)\b",
        r"follow (?:us|me|@)",
        r"add to [\w' ]{2,20}$",
        r"social sharing$",
    ),
    "calls to subscribe": (
        r"sign[ -]?in (?:to|or)\b",
        r"subscribers? (?:only|exclusive)\b",
        r"try [\w ]{1,30} (?:free|for \W?\d)",
        r"(?:our )?(?:free )?(?:daily|weekly|morning|evening) (?:newsletter|briefing|email)s?\b",
        r"(?:unlock|gift) this\b",
        r"donate (?:now|today|to)\b",
        r"get the (?:latest|top|best) (?:news|stories|headlines)\b",
        r"(?:(?:your|enter your) e-?mail(?: address)?|e-?mail \(required\))$",
        r"let's go$|let's go!$",
    ),
    "cookie notices": (r"(?:privacy|cookie) (?:policy|notice|settings)\b",),
    "credits and footers": (
        r"(?:with )?(?:reporting|writing|editing|research|production|graphics|translation"
        r"|translated|compiled|photographs?|photography|videos?|edited|illustrations?|data"
        r"|fact[- ]check\w*) by\b",
        r"(?:originally|first) published (?:on|in|by|at)\b",
        r"copyright\b",
        r"republished\b",
        r"[\w.]+@[\w.]+$",
        r"about (?:the author|this story|us)\b",
        r"with agencies$",
        r"(?:contact|e-?mail|tip us|got a (?:story|tip))(?:$|\?|:| (?:us|our|the newsroom|.*@))",
        r"terms (?:of|and)\b",
        r"(?:tel(?:ephone)?|phone|mobile|cell|office|fax|direct|e-?mail)\.?\s?:",
    ),
    "page furniture": (
        r"listen to this (?:article|story|episode)",
        r"\d+ ?(?:h|hrs?|d)$",
        r"\d+:\d\d ?/ ?\d+:\d\d$",
        r"duration:? \d+:\d\d$",
        r"[\w.' -]{3,40}'s profile (?:picture|photo|image)$",
        r"heard on [\w ]{3,40}$",
        r"\d+-minute (?:listen|read|watch)$",
        r"(?:listen|watch|play)\b.{0,24}\b(?:article|story|video|audio|min|minutes)\b.{0,16}$",
        r"(?:view|open) (?:gallery|image)\b",
        r"\d+ ?-?min(?:ute)?s?\.?(?: read| listen)?$",
        r"(?:reading|read|listening) time|estimated reading",
        r"\d[\d,.k]* ?(?:comments?|shares?|likes?|views?|replies|photos|images)$",
        r"(?:show|hide|view|see|load) (?:all|more|comments|caption|less|full|image)\b.{0,30}$",
        r"(?:tags?|topics?|category|categories|keywords?): ",
        r"(?:filed under|more topics|in this (?:story|section))\b",
        r"back to (?:top|home|all)\b",
        r"(?:image|slide) (?:\d+ )?(?:of )?\d+",
        r"\d+ (?:of|/) \d+$",
        r"page \d+(?: of \d+)?$",
        r"\d{1,2}/\d{1,2}/\d\d, \d{1,2}:\d\d\b",
        r"https?://\S+ \d+/\d+$",
        r"\d[\d,]*(?:\.\d)?[km]?$",
        r"\d+ (?:re)?(?:posts|stacks)$",
        r"new ?you can now listen to\b",
        r"video (?:player|description|source|unavailable)\b",
        r"(?:audio by|narrated by|loading)\b",
    ),
}

#: From here on nothing belongs to the article.
ENDS = phrases(
    "ends|-ends-|- ends -|###|# # #|-30-|- 30 -|notes to editors|notes to editor|note to editors"
    "|notes for editors"
)

#: Names of sections.
SECTIONS = phrases(
    """politics|world|world news|us news|u.s.|us|uk|uk news|uk politics|us politics|europe|asia
    |africa|americas|middle east|australia|national|nation|local|local news|business|economy
    |finance|money|markets|technology|tech|science|health|environment|climate|climate crisis
    |climate change|sport|sports|football|soccer|cricket|tennis|rugby|culture|arts
    |entertainment|entertainment news|celebrity|celebrity news|showbiz|lifestyle|life|style
    |fashion|food|travel|education|crime|courts|crime and courts|law|justice|society|news
    |city|community|region|regional|energy|housing|transport|books|film|music|tv|media
    |royals|royal family|elections|government|metro|state|war|international|family|home
    |weather|obituaries|real estate|auto|cars|gaming|women|religion"""
)

#: Words that stand above a headline by themselves.
KICKERS = phrases(
    """exclusive|breaking|breaking news|analysis|opinion|comment|commentary|editorial|explainer
    |explained|review|interview|in depth|investigation|special report|feature|profile
    |obituary|watch|live|live updates|developing|updated|the long read|long read|fact check
    |column|letters|perspective|q&a|first person|essay|news analysis|viewpoint
    |exclusive interview|big read|factbox"""
)

#: What a line of the head holds that begins with one of these words and a colon.
KEYS = {
    "headline": ("headline", "title"),
    "standfirst": ("standfirst", "subtitle", "dek", "deck", "subheading", "strapline", "summary"),
    "kicker": ("kicker", "overline"),
    "section": ("section", "category", "topic"),
    "outlet": ("outlet", "source", "publication", "newspaper", "publisher", "site"),
    "byline": ("byline", "author", "by", "writer", "reporter"),
    "date": ("date", "published", "publication date"),
    "url": ("url", "link"),
}
