using System.Diagnostics;
using System.Text;
using Mandate.Appoint;
using Mandate.Appoint.Applications;
using Mandate.Appoint.Assessing;
using Mandate.Appoint.Campaigns;
using Mandate.Appoint.Panels;
using Mandate.Appoint.Redacting;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bench;

/// <summary>A campaign of 100,000 applications beside one of 400: the team's dashboard and lists, and the sift of a panel for one post.</summary>
static class Scale
{
    const int Few = 400;
    const int Asked = 200;
    const int Warm = 40;

    public static async Task<IReadOnlyList<Ratio>> Measure(Options options)
    {
        var many = options.Number("applications", 100_000);
        using var small = await Site.Make(options, "scale-small");
        using var large = await Site.Make(options, "scale-large");
        var (few, lot) = (await Fill(small, Few), await Fill(large, many));
        await using var ofFew = await Served.Mandate(small);
        await using var ofLot = await Served.Mandate(large);
        List<Ratio> table = [];
        foreach (var (what, page) in Pages)
        {
            var (a, b) = await Slowest(ofFew, Wire.Get(page(few), few.CookieFor(page)), ofLot, Wire.Get(page(lot), lot.CookieFor(page)));
            table.Add(Ratio.AtMost($"{what}, {many:N0} applications against {Few}, slowest of 20 (p95)", b, a, "ms", 1.5));
            Console.WriteLine($"  {what}: {b:0.0} by {a:0.0} ms");
        }
        table.Add(Ratio.Under($"Memory at {many:N0} applications, the most it ever was (VmHWM)", await ofLot.Memory("VmHWM"), "MB", 400));
        return table;
    }

    static readonly (string What, Func<Filled, string> Page)[] Pages =
    [
        ("Dashboard of the campaign", f => ShowCampaign.Url(f.Season.Campaign.Slug)),
        ("Selection board", f => SelectionBoard.Url(f.Season.Campaign.Slug)),
        ("List of applications", f => ListApplications.Url(f.Season.Campaign.Slug)),
        ("Sift list of the team", f => ListRedaction.Url(f.Season.Campaign.Slug)),
        ("Sift list of a panel", f => SiftCriterion.Url(f.Panel, f.Season.Criteria.Content.In(Round.Sift).Criteria[0].Code)),
    ];

    sealed record Filled(Season Season, PanelId Panel, string Team, string Member)
    {
        public string CookieFor(Func<Filled, string> page) => page(this).StartsWith(MyPanels.Url + "/", StringComparison.Ordinal) ? Member : Team;
    }

    /// <summary>p95 of requests to one and to the other by turns, so that whatever else the machine does meets both; after some to warm up.</summary>
    static async Task<(double A, double B)> Slowest(Served few, byte[] ofFew, Served lot, byte[] ofLot)
    {
        using var a = new Wire(few.Port);
        using var b = new Wire(lot.Port);
        List<double> tookA = [], tookB = [];
        for (var i = -Warm; i < Asked; i++)
        {
            var (x, y) = (await Took(a, ofFew), await Took(b, ofLot));
            if (i < 0) continue;
            tookA.Add(x);
            tookB.Add(y);
        }
        return (At95(tookA), At95(tookB));
    }

    static async Task<double> Took(Wire wire, byte[] request)
    {
        var began = Stopwatch.GetTimestamp();
        var reply = await wire.Ask(request);
        if (reply.Status != 200) throw new InvalidOperationException($"{Encoding.UTF8.GetString(request).Split(' ')[1]} answers {reply.Status}");
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    static double At95(List<double> took)
    {
        took.Sort();
        return took[(int)(took.Count * 0.95)];
    }

    /// <summary>One application by the domain's verbs, the rest copied from it; a panel for one post, whose members have declared no ties.</summary>
    static async Task<Filled> Fill(Site site, int count)
    {
        var season = await Season.Play(site, closes: TimeSpan.FromDays(-1));
        var sentAt = season.Campaign.ClosesAt.AddDays(-2);
        await using var db = site.Open();
        var candidate = User.Open("Candidate Number0", "candidate0@example.org", sentAt);
        var model = Season.Must(Application.Submit(season.Campaign, season.Criteria, candidate.Id, "GGGG-GGGG", season.Content(1, 60), [season.Posts[0].Id], sentAt, sentAt));
        db.Users.Add(candidate);
        db.Applications.Add(model);
        var panel = Panel.Form(season.Campaign.Id, "Panel of one post", sentAt);
        var members = Enum.GetValues<PanelRole>().Select(role => (Role: role, User: User.Open($"Assessor {role}", $"{role}@example.org", sentAt))).ToList();
        foreach (var (role, user) in members)
        {
            db.Users.Add(user);
            db.RoleHoldings.Add(new RoleHolding { Id = Id.New<RoleHoldingId>(sentAt), User = user.Id, Role = Role.Assessor, From = London.Day(sentAt) });
            if (panel.Add(user.Id, role, sentAt).Refusal is { } no) throw new InvalidOperationException(no.Text);
        }
        db.Panels.Add(panel);
        await db.SaveChangesAsync();
        if ((await db.CampaignPosts.SingleAsync(p => p.Id == season.Posts[0].Id)).Assign(panel.Id, sentAt).Refusal is { } refused) throw new InvalidOperationException(refused.Text);
        foreach (var member in panel.Members) db.ConflictDeclarations.Add(Season.Must(ConflictDeclaration.Declare(member.Id, model.Id, Tie.None, null, sentAt)));
        await db.SaveChangesAsync();
        await Copy(season, db, model, candidate, panel, count - 1);
        return new(season, panel.Id, await Applicants.SignIn(site, season.Team), await Applicants.SignIn(site, members[1].User));
    }

    static async Task Copy(Season season, Mandate.Platform.Data.Db db, Application model, User candidate, Panel panel, int count)
    {
        var all = Enumerable.Range(1, count).ToList();
        await RowCopies.Insert(db, "Users", [("Id", candidate.Id.Value)], ["Id", "Email", "NormalizedEmail"], all.Select(n => new object[] { CrowdNames.Id(1, n), $"crowd{n}@example.org", $"CROWD{n}@EXAMPLE.ORG" }));
        await RowCopies.Insert(db, "Applications", [("Id", model.Id.Value)], ["Id", "Candidate", "Reference"], all.Select(n => new object[] { CrowdNames.Id(2, n), CrowdNames.Id(1, n), CrowdNames.Reference(n) }));
        var preferences = db.Model.FindEntityType(typeof(Preference))!.GetTableName()!;
        await RowCopies.Insert(db, preferences, [("Application", model.Id.Value)], ["Application", "Post", "Rank"], all.SelectMany(n => season.Wanted(n).Select((post, rank) => new object[] { CrowdNames.Id(2, n), post.Value, rank + 1 })));
        var first = season.Posts[0].Id;
        foreach (var member in panel.Members)
            await RowCopies.Insert(db, "ConflictDeclarations", [("Member", member.Id.Value), ("Application", model.Id.Value)], ["Application"], all.Where(n => season.Wanted(n).Contains(first)).Select(n => new object[] { CrowdNames.Id(2, n) }));
    }
}
