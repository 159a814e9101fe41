using Mandate.Design;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Applications;

/// <summary>Whether a sent application may be brought over when a post is advertised again; the candidate may change their mind at any time.</summary>
public static class AskAgain
{
    public const string Route = "/applications/{id:guid}/again";
    public static string Url(ApplicationId id) => $"/applications/{id}/again";

    public sealed record Form
    {
        public string? Again { get; init; }

        public bool? Read(out FormErrors errors)
        {
            var read = new FormReader();
            var again = read.YesNo(Again, nameof(Again), "Select yes if your application may be brought over");
            errors = read.Errors;
            return read.Ok ? again : null;
        }
    }

    public sealed record Model(Writing Writing, bool BroughtOver, Form Form);

    public static async Task<IResult> Get(ApplicationId id, [AsParameters] Sitting sitting) =>
        await sitting.Find(id) is { Sent: { Live: true } sent } writing
            ? AskAgainPage.Show(new(writing, sent.BroughtTo is not null, new() { Again = sent.AgainSince is null ? "no" : "yes" })) : Results.NotFound();

    public static async Task<IResult> Post(ApplicationId id, [FromForm] Form form, [AsParameters] Sitting sitting)
    {
        if (await sitting.Find(id) is not { Sent: { Live: true } sent } writing) return Results.NotFound();
        if (form.Read(out var errors) is not { } again) return AskAgainPage.Invalid(new(writing, sent.BroughtTo is not null, form), errors);
        var application = await sitting.Db.Applications.SingleAsync(a => a.Id == id, sitting.Cancel);
        application.Agree(again, sitting.Now);
        sitting.Db.Record(sitting.Actor, sitting.Now, new AgainAnswered(id, application.Reference, again), writing.Campaign.AppointingBody);
        await sitting.Db.SaveChangesAsync(sitting.Cancel);
        sitting.Http.Say(again ? "Your application may be brought over to a new round" : "Your application stays in this campaign alone");
        return Results.LocalRedirect(ApplicationStatus.Url(id));
    }
}
