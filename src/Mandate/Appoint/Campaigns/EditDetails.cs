using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Campaigns;

/// <summary>Title, bodies, kind of post, and how many posts one person may want and have.</summary>
public static class EditDetails
{
    public const string Route = "/appoint/campaigns/{campaign}/details";
    public static string Url(string slug) => $"/appoint/campaigns/{slug}/details";

    public sealed record Form
    {
        public string? Title { get; init; }
        public string? Slug { get; init; }
        public string? AppointingBody { get; init; }
        public string? Approver { get; init; }
        public string? PostKind { get; init; }
        public string? PreferencesAllowed { get; init; }
        public string? FullTime { get; init; }
        public string? Exclusive { get; init; }
        public string? AsksForCareer { get; init; }
        public string? AsksForCv { get; init; }
        public string? Longlist { get; init; }
        public string? Calibration { get; init; }
        public string? QuestionDays { get; init; }
        public string? Condition { get; init; }
        public string? Version { get; init; }
    }

    public sealed record Model(Campaign Campaign, Form Form, CampaignChoices Choices);

    public static async Task<IResult> Get(string campaign, Actor actor, Db db, CancellationToken cancel)
    {
        if (await db.DraftToRun(actor, campaign, cancel) is not { } c) return Results.NotFound();
        return EditDetailsPage.Show(new(c, FormOf(c), await CampaignChoices.Load(db, actor, c, cancel)));
    }

    public static async Task<IResult> Post(string campaign, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.DraftToRun(actor, campaign, cancel) is not { } c) return Results.NotFound();
        var model = new Model(c, form, await CampaignChoices.Load(db, actor, c, cancel));
        if (c.IsStale(form.Version)) return await Stale(c);
        if (Read(c, form, model.Choices, out var errors) is not { } facts) return EditDetailsPage.Invalid(model, errors);
        if (!AppointAccess.MayPlan(actor, facts.AppointingBody)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (CampaignRules.Reserved(facts.Slug)) return EditDetailsPage.Refused(model, CampaignRefusals.SlugReserved.ToString());
        if (facts.Slug != c.Slug && await db.Campaigns.AnyAsync(x => x.Slug == facts.Slug, cancel)) return EditDetailsPage.Refused(model, CampaignRefusals.SlugTaken.ToString());
        if (facts.PostKind != c.PostKind && await db.CampaignPosts.AnyAsync(p => p.Campaign == c.Id, cancel))
            return EditDetailsPage.Refused(model, "Take out the posts you picked before you change the kind of post.");
        return await db.Save(http, actor, clock.GetUtcNow(), c, facts, new("the details", "the details"), PrepareCampaign.Url(facts.Slug), r => EditDetailsPage.Refused(model, r), Stale, cancel);

        Task<IResult> Stale(Campaign theirs)
        {
            var (t, choices) = (FormOf(theirs), model.Choices);
            return db.Both(http, actor, theirs, "details",
                new("Title", form.Title, t.Title), new("Address", form.Slug, t.Slug), new("Body that appoints", choices.Appointing.Said(form.AppointingBody), choices.Approvers.Said(t.AppointingBody)),
                new("Body that approves", choices.Approvers.Said(form.Approver), choices.Approvers.Said(t.Approver)), new("Kind of post", choices.PostKinds.Said(form.PostKind), choices.PostKinds.Said(t.PostKind)),
                new("Most posts one person may put in order", form.PreferencesAllowed, t.PreferencesAllowed), new("Full time", form.FullTime, t.FullTime), new("One post for one person", form.Exclusive, t.Exclusive),
                new("Career history", form.AsksForCareer, t.AsksForCareer), new("CV", form.AsksForCv, t.AsksForCv),
                new("Longlist", form.Longlist, t.Longlist), new("Specimen answers", form.Calibration, t.Calibration), new("Days before closing until which questions are taken", form.QuestionDays, t.QuestionDays),
                new("Legal event that offers wait for", choices.LegalEvents.Said(form.Condition), choices.LegalEvents.Said(t.Condition)));
        }
    }

    static Form FormOf(Campaign c) => new()
    {
        Title = c.Title, Slug = c.Slug, AppointingBody = $"{c.AppointingBody}", Approver = $"{c.Approver}", PostKind = c.PostKind, PreferencesAllowed = $"{c.Terms.PreferencesAllowed}",
        FullTime = c.Terms.FullTime ? "yes" : "no", Exclusive = c.Terms.Exclusive ? "yes" : "no",
        AsksForCareer = c.Terms.AsksForCareer ? "yes" : "no", AsksForCv = c.Terms.AsksForCv ? "yes" : "no", Longlist = c.Terms.Longlist ? "yes" : "no", Calibration = c.Terms.Calibration ? "yes" : "no", QuestionDays = $"{c.Terms.QuestionDays ?? QuestionTimes.UsualDays}", Condition = $"{c.Condition}",
    };

    static CampaignFacts? Read(Campaign c, Form form, CampaignChoices choices, out FormErrors errors)
    {
        var read = new FormReader();
        var facts = c.Facts() with
        {
            Title = read.Required(form.Title, nameof(form.Title), "Enter a title", 200),
            Slug = Slugs.Of(read.Required(form.Slug, nameof(form.Slug), "Enter the words of its address", 100)),
            AppointingBody = choices.ReadAppointing(read, form.AppointingBody),
            Approver = choices.ReadApprover(read, form.Approver),
            PostKind = read.OneOf(form.PostKind, nameof(form.PostKind), "Select the kind of post", choices.PostKinds.Select(k => k.Value)),
            Terms = c.Terms with
            {
                PreferencesAllowed = read.Whole(form.PreferencesAllowed, nameof(form.PreferencesAllowed), "most posts one person may put in order", 1, 100),
                FullTime = read.YesNo(form.FullTime, nameof(form.FullTime), "Select yes if the posts are full time"),
                Exclusive = read.YesNo(form.Exclusive, nameof(form.Exclusive), "Select yes if one person may hold one of the posts only"),
                AsksForCareer = read.YesNo(form.AsksForCareer, nameof(form.AsksForCareer), "Select yes if candidates give their career history"),
                AsksForCv = read.YesNo(form.AsksForCv, nameof(form.AsksForCv), "Select yes if candidates add a CV"),
                QuestionDays = read.Whole(form.QuestionDays, nameof(form.QuestionDays), "days before closing", 0, QuestionTimes.MostDays),
                Longlist = read.YesNo(form.Longlist, nameof(form.Longlist), "Select yes if there is a longlist before the shortlist"),
                Calibration = read.YesNo(form.Calibration, nameof(form.Calibration), "Select yes if every assessor scores specimen answers first"),
            },
            Condition = string.IsNullOrEmpty(form.Condition) ? null
                : Id.TryParse<Bodies.LegalEventId>(read.OneOf(form.Condition, nameof(form.Condition), "Select a legal event from the list", choices.LegalEvents.Select(e => e.Value)), out var id) ? id : null,
        };
        errors = read.Errors;
        return read.Ok ? facts : null;
    }
}
