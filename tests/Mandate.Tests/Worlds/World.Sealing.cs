using Mandate.Appoint;
using Mandate.Platform;
using Mandate.Platform.Access;

namespace Mandate.Tests.Worlds;

/// <summary>A campaign whose box is locked, with those who open it.</summary>
sealed record SealedCampaign(Campaign Campaign, IReadOnlyList<CampaignPost> Posts, IReadOnlyList<(User Officer, string Passphrase)> Officers, IReadOnlyList<string> Sheets);

sealed partial class World
{
    public async Task<SealedCampaign> SealedCampaign(CampaignTerms? terms = null)
    {
        var (campaign, posts) = await Campaign(terms: (terms ?? new() { PreferencesAllowed = 3 }) with { Sealed = true });
        var box = SealedBox.For(campaign.Id);
        List<(User, string)> officers = [];
        for (var i = 0; i < SealedBox.Officers; i++)
        {
            var officer = await User(Role.Reviewer);
            Assert.False(box.Name(officer.Id).Refused);
            var passphrase = box.MakeKey(officer.Id, Now).Value!;
            Assert.False(box.Confirm(officer.Id, passphrase, Now).Refused);
            officers.Add((officer, passphrase));
        }
        var sheets = box.Print(Now).Value!;
        Assert.Null(box.Lock(Now).Refusal?.Text);
        await Saved(box);
        return new(campaign, posts, officers, sheets);
    }
}
