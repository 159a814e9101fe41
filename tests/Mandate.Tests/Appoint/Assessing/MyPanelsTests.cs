using Mandate.Appoint;
using Mandate.Tests.Worlds;

namespace Mandate.Tests.Appoint.Assessing;

public sealed class MyPanelsTests : WorldTest
{
    [Fact]
    public async Task The_list_says_of_each_panel_what_is_the_members_to_do()
    {
        var (campaign, posts) = await World.Campaign(1);
        var panel = await World.Panel(campaign, posts);
        var sent = await World.Submitted(campaign, posts);
        var member = World.BrowserOf(panel.Member);
        await Says("Open until");
        World.Closed(campaign);
        await Says("Ties to declare");
        await World.NoTies(panel, sent);
        await Says("Sift to score");
        await World.Sheet(panel, panel.Chair, sent);
        await Says("Sift to score"); // what others have done is not told
        await World.Sheet(panel, panel.Member, sent);
        await Says("With the panel");
        await World.Reported(panel, posts[0], sent);
        await Says("Report handed in");

        async Task Says(string words)
        {
            await member.Open("/assessing");
            Assert.Contains(words, member.Main);
        }
    }
}
