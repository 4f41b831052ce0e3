/** Dates as English pages and feeds write them; the form of the lines is that of `rfc`. */
export const english = String.raw`
January 5, 2026 → 2026-01-05
Jan 5, 2026 → 2026-01-05
Jan. 5, 2026 → 2026-01-05
Jan 5 2026 → 2026-01-05
Jan 5,2026 → 2026-01-05
JANUARY 5, 2026 → 2026-01-05
5 January 2026 → 2026-01-05
5 Jan 2026 → 2026-01-05
5 Jan 26 → 2026-01-05
5-Jan-2026 → 2026-01-05
05-Jan-26 → 2026-01-05
2026-Jan-05 → 2026-01-05
2026 Jan 5 → 2026-01-05
5/Jan/2026 → 2026-01-05
January 5th, 2026 → 2026-01-05
January 5th 2026 → 2026-01-05
5th January 2026 → 2026-01-05
5th of January 2026 → 2026-01-05
the 5th of January, 2026 → 2026-01-05
1st Jan 2026 → 2026-01-01
2nd Dec 2025 → 2025-12-02
3rd December 2025 → 2025-12-03
Monday, January 5, 2026 → 2026-01-05
Mon, Jan 5, 2026 → 2026-01-05
Monday 5 January 2026 → 2026-01-05
January 5, 2026 10:00 AM → 2026-01-05 10:00:00
January 5, 2026 at 10:00 am → 2026-01-05 10:00:00
January 5, 2026, 10:00 a.m. → 2026-01-05 10:00:00
Jan. 4, 2026 9:00 p.m. ET → 2026-01-05 10:00:00
Jan 4, 2026 9:00 PM EST → 2026-01-05 10:00:00
July 4, 2025 at 10:00 PM ET → 2025-07-05 10:00:00
Jan 4, 2026 at 6pm PT → 2026-01-05 10:00:00
January 5th 2026 at 3:04 pm → 2026-01-05 15:04:00
Jan 5, 2026 3pm → 2026-01-05 15:00:00
Jan 5, 2026, 12:00 AM → 2026-01-05 00:00:00
Jan 5, 2026, 12:00 PM → 2026-01-05 12:00:00
Jan 5, 2026, 12:30 am → 2026-01-05 00:30:00
Jan 5, 2026 13:00 PM → 2026-01-05 13:00:00
Jan 5, 2026 13:00 AM → none
5 January 2026 at 02:00 UTC → 2026-01-05 10:00:00
10:00 AM · Jan 5, 2026 → 2026-01-05 10:00:00
10:00 AM - 5 Jan 2026 → 2026-01-05 10:00:00
10:00, 5 January 2026 → 2026-01-05 10:00:00
10:00 GMT, 5 January 2026 → 2026-01-05 18:00:00
2026-01-05 10:00 AM → 2026-01-05 10:00:00
2026-01-04 8:30 PM → 2026-01-04 20:30:00
2026/1/4 8:30:00 PM → 2026-01-04 20:30:00
Jan 5 → 2026-01-05
5 Jan → 2026-01-05
Dec 28 → 2025-12-28
28 December → 2025-12-28
Mar 3 → 2025-03-03
Dec 28 2:00 PM → 2025-12-28 14:00:00
Dec 28, 2:00 PM → 2025-12-28 14:00:00
Sun, Dec 28 at 2:00 PM → 2025-12-28 14:00:00
Jan 5 at 3:04 pm → 2026-01-05 15:04:00
12/21/2025 → 2025-12-21
21/12/2025 → 2025-12-21
12/21/2025 8:30:00 PM → 2025-12-21 20:30:00
21.12.2025 → 2025-12-21
21.12.2025 08:30 → 2025-12-21 08:30:00
21-12-2025 → 2025-12-21
05/05/2025 → 2025-05-05
01/05/2026 → 2026-01-05
02/01/2026 → 2026-01-02
03/04/2025 → none
3/4/25 → none
04.03.2025 → 2025-03-04
13/13/2025 → none
Feb 30, 2025 → none
31 Apr 2025 → none
32 Jan 2026 → none
Jan 0, 2026 → none
Jan 2026 → none
January → none
May → none
Dec → none
May 5 → 2025-05-05
Published: January 5, 2026 → 2026-01-05
Published on Jan 5, 2026 at 10:00 → 2026-01-05 10:00:00
Posted on January 5, 2026 by admin → 2026-01-05
Posted: Mon, 05 Jan 2026 10:00:00 +0800 → 2026-01-05 10:00:00
Last updated: 5 Jan 2026 10:00 → 2026-01-05 10:00:00
Updated Jan 5, 2026 10:00 AM → 2026-01-05 10:00:00
Date: 2026-01-05 → 2026-01-05
By John Smith | January 5, 2026 | 5 min read → 2026-01-05
Jan 5, 2026 · 5 min read → 2026-01-05
BEIJING, Jan 5, 2026 /PRNewswire/ -- → 2026-01-05
Reuters, January 5, 2026 10:00 AM GMT+8 → 2026-01-05 10:00:00
3 comments · Jan 5, 2026 → 2026-01-05
Jan 3, 2026 (updated Jan 5, 2026) → 2026-01-03
Published Jan 3, 2026; Updated Jan 5, 2026 → 2026-01-03
Jan 3 - Jan 5, 2026 → none
Jan 3-5, 2026 → none
3-5 January 2026 → none
just now → 2026-01-05 15:30:00
now → 2026-01-05 15:30:00
2 hours ago → 2026-01-05 13:30:00
2 Hours Ago → 2026-01-05 13:30:00
an hour ago → 2026-01-05 14:30:00
1 hour ago → 2026-01-05 14:30:00
a minute ago → 2026-01-05 15:29:00
half an hour ago → 2026-01-05 15:00:00
30 mins ago → 2026-01-05 15:00:00
30 min ago → 2026-01-05 15:00:00
45 seconds ago → 2026-01-05 15:29:15
2h ago → 2026-01-05 13:30:00
5m ago → 2026-01-05 15:25:00
2 hrs ago → 2026-01-05 13:30:00
2 hours, 30 minutes ago → 2026-01-05 13:00:00
2 hours and 30 minutes ago → 2026-01-05 13:00:00
about 2 hours ago → 2026-01-05 13:30:00
two hours ago → 2026-01-05 13:30:00
Updated 2 hours ago → 2026-01-05 13:30:00
2 hours ago | 57 comments → 2026-01-05 13:30:00
3d ago → 2026-01-02
3 days ago → 2026-01-02
a day ago → 2026-01-04
1 week ago → 2025-12-29
a week ago → 2025-12-29
2 weeks ago → 2025-12-22
1 month ago → 2025-12-05
3 months ago → 2025-10-05
1 year ago → 2025-01-05
today → 2026-01-05
Today, 10:00 AM → 2026-01-05 10:00:00
today at 10:00 → 2026-01-05 10:00:00
yesterday → 2026-01-04
Yesterday at 3pm → 2026-01-04 15:00:00
Yesterday, 15:04 → 2026-01-04 15:04:00
last Friday → 2026-01-02
last Monday → 2025-12-29
Friday at 3:00 pm → 2026-01-02 15:00:00
Friday → 2026-01-02
last week → none
last month → none
in 2 hours → none
2 hours later → none
2 hours → none
within 3 days → none
tomorrow → none
tomorrow at 10:00 → none
next Monday → none
every 3 hours → none
5 min read → none
57 comments → none
May the force be with you → none
Sun Microsystems → none
Mar-a-Lago → none
Monday Briefing → none
second half of 2026 → none
Q1 2026 → none
FY2026 → none
version 2.0.1 → none
Invalid Date → none
NaN-NaN-NaN → none
YYYY-MM-DD → none
`;
