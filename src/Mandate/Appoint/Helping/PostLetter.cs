using Mandate.Appoint.Campaigns;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Helping;

/// <summary>A letter to a candidate without an email address: printed, posted, and noted as posted.</summary>
public static class PostLetter
{
    public const string Route = "/appoint/campaigns/{campaign}/help/letters/{id:guid}";
    public static string Url(string slug, Guid id) => $"{HelpDesk.Url(slug)}/letters/{id}";

    public sealed record Model(Campaign Campaign, LetterToPost Letter, string Name, Assistance Help);

    public static async Task<IResult> Get(string campaign, Guid id, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await Load(db, actor, campaign, id, cancel) is not { } model) return Results.NotFound();
        db.RecordAccess(actor, Subject.Of(model.Help.Application), "Read a letter to post", clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        return PostLetterPage.Show(model);
    }

    public static async Task<IResult> Post(string campaign, Guid id, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await Load(db, actor, campaign, id, cancel) is not { } model) return Results.NotFound();
        if (!AppointAccess.MayRun(actor, model.Campaign)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (model.Letter.PostedAt is null)
        {
            var now = clock.GetUtcNow();
            model.Letter.PostedAt = now;
            db.Record(actor, now, new LetterPosted(model.Help.Application, model.Letter.Subject), model.Campaign.AppointingBody);
            await db.SaveChangesAsync(cancel);
            http.Say("The letter is noted as posted.");
        }
        return Results.LocalRedirect(HelpDesk.Url(campaign));
    }

    static async Task<Model?> Load(Db db, Actor actor, string campaign, Guid id, CancellationToken cancel)
    {
        if (await db.CampaignToRun(actor, campaign, cancel) is not { } c || await db.LettersToPost.SingleOrDefaultAsync(l => l.Id == id, cancel) is not { } letter) return null;
        if (await db.Assistances.AsNoTracking().FirstOrDefaultAsync(a => a.Campaign == c.Id && a.Candidate == letter.Candidate, cancel) is not { } help) return null;
        return new(c, letter, await db.Users.Where(u => u.Id == letter.Candidate).Select(u => u.Name).SingleAsync(cancel), help);
    }
}
