using Mandate.Bodies;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Panels;

/// <summary>Campaigns under way that a post or body cannot end under: whoever ends it withdraws the post, or finishes the selection, first.</summary>
public sealed class CampaignsStandOn(Db db) : IStandsOn
{
    public async Task<IReadOnlyList<Standing>> StandsOn(Subject subject, DateOnly on, CancellationToken cancel)
    {
        var posts = db.CampaignPosts.AsNoTracking().Where(p => p.WithdrawnAt == null && p.AnnouncedOn == null);
        if (subject == Subject.Of(PostId.From(subject.Id))) { var post = PostId.From(subject.Id); posts = posts.Where(p => p.Post == post); }
        else if (subject == Subject.Of(BodyId.From(subject.Id))) { var body = BodyId.From(subject.Id); posts = posts.Where(p => p.Body == body); }
        else return [];
        var rows = await (from p in posts
                          join c in db.Campaigns on p.Campaign equals c.Id
                          join post in db.Posts on p.Post equals post.Id
                          orderby c.Title, post.Title
                          select new { Campaign = c.Title, c.Slug, Post = post.Title }).ToListAsync(cancel);
        return [.. rows.Select(r => new Standing("Appointments", $"{r.Post} is being filled in the campaign {r.Campaign}", SelectionBoard.Url(r.Slug), Blocks: true))];
    }
}

/// <summary>Panels with work left on which a person sits.</summary>
public sealed class PanelsStandOn(Db db) : IStandsOnPerson
{
    public async Task<IReadOnlyList<string>> StandsOn(UserId user, CancellationToken cancel)
    {
        var rows = await (from p in db.Panels.AsNoTracking()
                          from m in p.Members
                          where m.User == user && m.LeftAt == null && db.CampaignPosts.Any(x => x.Panel == p.Id && x.WithdrawnAt == null && x.AnnouncedOn == null)
                          join c in db.Campaigns on p.Campaign equals c.Id
                          orderby c.Title, p.Name
                          select new { p.Name, c.Title, m.Role }).ToListAsync(cancel);
        return [.. rows.Select(r => $"{r.Role.Words()} of the panel “{r.Name}” of {r.Title}; name somebody else")];
    }
}
