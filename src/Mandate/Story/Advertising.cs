using Mandate.Appoint;
using Mandate.Appoint.Campaigns;
using Mandate.Bodies;
using Mandate.Platform;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Story;

/// <summary>Campaigns are planned from the pack, published, and planned again for posts that ended with nobody.</summary>
static class Advertising
{
    public static async Task Plan(Stage stage, string key, Func<CampaignTemplate, CampaignTemplate>? adapt = null)
    {
        var template = CampaignTemplates.Of(stage.Pack.Folder).Select(Stage.Must).First(t => t.Key == key);
        var folders = new PackFolders(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(stage.Pack.Folder.Path))!);
        Stage.Must(await PlanCampaign.Plan(stage.Db, await Candidates.Team(stage), stage.Now, folders, (adapt?.Invoke(template) ?? template) with { Invented = true }, CancellationToken.None));
    }

    /// <summary>With the vacant posts of these bodies.</summary>
    public static async Task Publish(Stage stage, string slug, IReadOnlySet<BodyId> bodies)
    {
        var (db, team) = (stage.Db, await Candidates.Team(stage));
        var campaign = await db.Campaigns.SingleAsync(c => c.Slug == slug);
        var vacant = (await VacantPosts.For(db, campaign, London.Day(campaign.OpensAt), CancellationToken.None)).Where(v => v.WhyNot is null && bodies.Contains(v.Body));
        var posts = vacant.Select(v => CampaignPost.Advertise(campaign.Id, v.Post, v.Body, v.Slug, stage.Now, v.Advert)).ToList();
        db.CampaignPosts.AddRange(posts);
        db.Record(team, stage.Now, new PostsPicked(campaign.Id, [.. posts.Select(p => p.Id)], []), campaign.AppointingBody);

        var criteria = await db.CriteriaSets.SingleAsync(c => c.Id == campaign.Criteria);
        Stage.Must(criteria.Freeze(stage.Now));
        db.Record(team, stage.Now, new CriteriaFrozen(criteria.Id, criteria.Digest!), campaign.AppointingBody);
        Stage.Must(campaign.Publish(criteria, posts.Count, stage.Now));
        db.Record(team, stage.Now, new CampaignPublished(campaign.Id, posts.Count, criteria.Digest!), campaign.AppointingBody);
    }

    /// <summary>The posts of these bodies a second time, planned and published at once.</summary>
    public static async Task Again(Stage stage, NextRound next, IReadOnlyList<string> bodies)
    {
        var (db, team) = (stage.Db, await Candidates.Team(stage));
        var of = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Slug == next.Of);
        var criteria = await db.CriteriaSets.SingleAsync(c => c.Id == of.Criteria);
        var campaign = Stage.Must(Campaign.Plan(new CampaignFacts(next.Slug, next.Title ?? of.Title + ", second round", of.AppointingBody, of.Approver, of.PostKind, of.Criteria,
            London.Midnight(next.Opens), Deadline.AtMinute(next.Closes, new(23, 59)), of.Terms with { Timetable = [], Sealed = false }, of.Condition, of.Id, Invented: true), stage.Now));
        var posts = new List<CampaignPost>();
        foreach (var body in bodies)
        {
            var holder = await stage.Body(body);
            var before = await db.CampaignPosts.SingleAsync(p => p.Campaign == of.Id && p.Body == holder.Id);
            posts.Add(CampaignPost.Advertise(campaign.Id, before.Post, before.Body, before.Slug, stage.Now, before.Advert));
        }
        Stage.Must(campaign.Publish(criteria, posts.Count, stage.Now));
        db.Campaigns.Add(campaign);
        db.CampaignPosts.AddRange(posts);
        db.Record(team, stage.Now, new RerunPlanned(campaign.Id, of.Id, campaign.Title, [.. posts.Select(p => p.Id)]), campaign.AppointingBody);
        db.Record(team, stage.Now, new CampaignPublished(campaign.Id, posts.Count, criteria.Digest!), campaign.AppointingBody);
    }
}

/// <summary>A campaign for posts that an earlier one did not fill.</summary>
/// <param name="Of">Address of the earlier campaign.</param>
/// <param name="Slug">Its own address.</param>
/// <param name="Title">Its title; that of the earlier one with "second round" when null.</param>
sealed record NextRound(string Of, string Slug, DateOnly Opens, DateOnly Closes, string? Title = null);
