"""Site furniture: what web pages put around an article, and what therefore states nothing; abbreviations."""

ANYWHERE = """
accept cookies, accessibility help, add us on, advertisement, advertising, all rights reserved, app store, article
continues below, article continues after, associated press journalist, available on the app, click here, close menu,
close panel, continue reading, cookie policy, copy link, copyright, create an account, daily newsletter, download the
app, email address, enable javascript, facebook, file photo, follow us, for more, free newsletter, get the app, getty
images, google play, image caption, image copyright, image source, in pictures, in your inbox, instagram, join our,
join us, latest news, listen to this article, log in, manage your account, media caption, minute read, min read, more
menu, more on this story, more stories, most read, most viewed, our app, our newsletter, our weekly, our daily, photo
by, photo credit, photograph by, photograph :, photos :, photo :, play video, print this, privacy policy, pro
membership, push notifications, read also, read more, read next, recommended stories, related articles, related
content, related stories, related topics, report this ad, save article, search bbc, see also, share on, share page,
share this, sign in, sign up, skip advert, skip to content, skip to main content, sponsored content, start your day,
subscribe, support us, support our, terms of service, terms of use, this video can not be played, top stories,
trending now, view gallery, view image in fullscreen, watch :, watch live, watch now, whatsapp channel, your account
"""
"""Phrases that mark the line or sentence they stand in, wherever in it."""

CAPTIONS = """
photograph :, photo :, photos :, image :, picture :, getty images, image source, photo by, photograph by, file photo,
photo credit, image credit, image copyright, / ap, / afp, / reuters, / getty, / epa
"""
"""Credits that make the line they stand in the caption of a picture."""

OPENINGS = """
by, caption, comments, image, published, posted, updated, last updated, last modified, credit, source :, video :,
listen :, tags, topics, editor 's note, reporting by, additional reporting, writing by, editing by, translated by,
edited by, compiled by, with reporting by, with additional reporting, with agencies
"""
"""Words that mark a line without a full stop when it begins with them."""

DATE_OPENINGS = "published, posted, updated, last updated, last modified, date, dated"
"""Words before the day on which a page was published."""

ABBREVIATIONS = """
mr, mrs, ms, dr, prof, gen, lt, col, maj, capt, cpt, sgt, st, sen, rep, gov, pres, min, dept, no, nos, vs, etc, inc,
ltd, co, corp, jr, sr, jan, feb, mar, apr, jun, jul, aug, sep, sept, oct, nov, dec, mon, tue, tues, wed, thu, thur,
thurs, fri, sat, sun, approx, est, fig, a.m, p.m, e.g, i.e, u.s, u.k, u.n
"""
"""Words whose full stop ends no sentence."""
