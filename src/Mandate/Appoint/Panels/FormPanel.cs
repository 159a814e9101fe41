using Mandate.Appoint.Campaigns;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Panels;

/// <summary>Forms one panel for the posts chosen, or one for each of their regions in one step.</summary>
public static class FormPanel
{
    public const string Route = "/appoint/{campaign}/panels/form";
    public static string Url(string campaign) => $"/appoint/{campaign}/panels/form";

    public enum How { One, ByRegion }

    public sealed record Form
    {
        public List<string>? Posts { get; init; }
        public string? Split { get; init; }
        public string? Name { get; init; }

        public Facts? Read(IReadOnlyList<NamedPost> free, out FormErrors errors)
        {
            var read = new FormReader();
            var posts = read.AnyOf(Posts, nameof(Posts), "Choose at least one post", free.Select(p => p.Post.Id.ToString()));
            var how = read.OneOf<How>(Split, nameof(Split), "Choose whether to form one panel or one for each region");
            var name = how == How.One ? read.Required(Name, nameof(Name), "Enter a name for the panel", 120) : "";
            errors = read.Errors;
            return read.Ok ? new(how, name, [.. free.Where(p => posts.Contains(p.Post.Id.ToString(), StringComparer.Ordinal))]) : null;
        }
    }

    public sealed record Facts(How How, string Name, IReadOnlyList<NamedPost> Posts);
    public sealed record Model(string Slug, string Campaign, IReadOnlyList<NamedPost> Free, Form Form);

    public static async Task<IResult> Get(string campaign, Actor actor, Db db, CancellationToken cancel)
    {
        if (await db.CampaignToRun(actor, campaign, cancel) is not { } found) return Results.NotFound();
        return FormPanelPage.Show(new(found.Slug, found.Title, await Free(db, found, cancel), new()));
    }

    public static async Task<IResult> Post(string campaign, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.CampaignToRun(actor, campaign, cancel) is not { } found) return Results.NotFound();
        var model = new Model(found.Slug, found.Title, await Free(db, found, cancel), form);
        if (form.Read(model.Free, out var errors) is not { } facts) return FormPanelPage.Invalid(model, errors);

        var now = clock.GetUtcNow();
        var formed = new List<Panel>();
        foreach (var group in facts.Posts.GroupBy(p => facts.How == How.One ? facts.Name : p.Region ?? "No region", StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var panel = Panel.Form(found.Id, group.Key, now);
            db.Panels.Add(panel);
            foreach (var post in group)
                if (post.Post.Assign(panel.Id, now).Refusal is { } refusal) return FormPanelPage.Refused(model, refusal.ToString());
            db.Record(actor, now, new PanelFormed(panel.Id, found.Id, panel.Name, [.. group.Select(p => p.Post.Id)], panel.Seed), found.AppointingBody);
            formed.Add(panel);
        }
        await db.SaveChangesAsync(cancel);
        http.Say(formed.Count == 1 ? "Panel formed" : $"{formed.Count} panels formed");
        return Results.LocalRedirect(formed.Count == 1 ? ShowPanel.Url(found.Slug, formed[0].Id) : ListPanels.Url(found.Slug));
    }

    internal static Task<IReadOnlyList<NamedPost>> Free(Db db, Campaign campaign, CancellationToken cancel) =>
        db.NamedPosts(db.CampaignPosts.Where(p => p.Campaign == campaign.Id && p.Panel == null && p.WithdrawnAt == null && p.Follows == null), cancel);
}
