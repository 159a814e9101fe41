using Mandate.Appoint.Applications;
using Mandate.Appoint.Openings;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Jobs;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace Mandate.Appoint.Helping;

/// <summary>Asks for an applicant pack in another format, or for help to apply; without an account.</summary>
public static class AskForFormat
{
    public const string Route = "/appoint/{campaign}/formats";
    public static string Url(string slug) => $"/appoint/{slug}/formats";
    const string All = "all";

    public sealed record Form
    {
        public string? Format { get; init; }
        public string? Post { get; init; }
        public string? Name { get; init; }
        public string? Contact { get; init; }
        public string? Note { get; init; }
    }

    public sealed record Model(Campaign Campaign, IReadOnlyList<PostChoice> Posts, Form Form)
    {
        public IReadOnlyList<Choice> Choices => [new(All, "Any of them: the parts that are the same for all posts"), .. Posts.Select(p => new Choice(p.Slug, p.Name))];
    }

    public static async Task<IResult> Get(string campaign, Db db, TimeProvider clock, CancellationToken cancel) =>
        await Load(db, campaign, new() { Post = All }, clock.GetUtcNow(), cancel) is { } model ? AskForFormatPage.Show(model) : Results.NotFound();

    public static async Task<IResult> Post(string campaign, [FromForm] Form form, HttpContext http, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await Load(db, campaign, form, now, cancel) is not { } model) return Results.NotFound();
        var (c, read) = (model.Campaign, new FormReader());
        var format = read.OneOf<PackFormat>(form.Format, nameof(form.Format), "Select what you need");
        var about = read.OneOf(form.Post, nameof(form.Post), "Select which post", model.Choices.Select(x => x.Value));
        var name = read.Required(form.Name, nameof(form.Name), "Enter your name");
        var contact = read.Required(form.Contact, nameof(form.Contact), "Enter where we can reach you", 500, lines: true);
        var note = read.Optional(form.Note, nameof(form.Note), "note", 1000, lines: true);
        read.Check(format is not PackFormat.Other || note is not null || !read.Ok, nameof(form.Note), "Say which format you need");
        if (!read.Ok) return AskForFormatPage.Invalid(model, read.Errors);

        var asked = FormatRequest.Ask(c.Id, model.Posts.FirstOrDefault(p => p.Slug == about)?.Id, format, name, contact, note, now);
        db.FormatRequests.Add(asked);
        db.Record(new Actor(null, "Somebody who may apply", []), now, new FormatAskedFor(asked.Id, c.Id, format), c.AppointingBody);
        db.Enqueue(new ForgetRequests(c.Id), now, c.ForgottenAt() > now ? c.ForgottenAt() : now + ApplicationDrafts.KeptAfterClosing);
        await db.SaveChangesAsync(cancel);
        http.Say("We have your request. The appointments team will answer it.");
        return Results.LocalRedirect(ShowOpening.Url(campaign));
    }

    static async Task<Model?> Load(Db db, string slug, Form form, DateTimeOffset now, CancellationToken cancel) =>
        await db.Opening(slug, now, cancel) is { } c ? new(c, await PostChoices.Of(db, c.Id, cancel), form) : null;
}
