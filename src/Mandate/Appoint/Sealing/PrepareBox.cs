using Mandate.Appoint.Campaigns;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Platform.Data;
using Mandate.Platform.Mail;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Sealing;

/// <summary>Whether a campaign is sealed until closing, and by whom its box is opened: officers, printed sheets, then the lock.</summary>
public static class PrepareBox
{
    public const string Route = "/appoint/campaigns/{campaign}/box";
    public const string NameRoute = "/appoint/campaigns/{campaign}/box/officers";
    public const string UnnameRoute = "/appoint/campaigns/{campaign}/box/officers/remove";
    public const string PrintRoute = "/appoint/campaigns/{campaign}/box/sheets";
    public const string LockRoute = "/appoint/campaigns/{campaign}/box/lock";
    public static string Url(string slug) => $"/appoint/campaigns/{slug}/box";
    public static string NameUrl(string slug) => Url(slug) + "/officers";
    public static string UnnameUrl(string slug) => Url(slug) + "/officers/remove";
    public static string PrintUrl(string slug) => Url(slug) + "/sheets";
    public static string LockUrl(string slug) => Url(slug) + "/lock";

    public sealed record Form
    {
        public string? Sealed { get; init; }
        public string? Version { get; init; }
    }

    public sealed record OfficerForm
    {
        public string? Person { get; init; }
    }

    public sealed record Candidate(UserId User, string Name, string Email);
    public sealed record Model(Campaign Campaign, SealedBox? Box, IReadOnlyDictionary<UserId, string> Names, IReadOnlyList<Candidate> People, Form Form, OfficerForm Officer);

    /// <summary>The passphrases of both sheets, for the one page that shows them.</summary>
    public sealed record Sheets(Campaign Campaign, IReadOnlyList<string> Passphrases);

    public static async Task<IResult> Get(string campaign, Actor actor, Db db, TimeProvider clock, CancellationToken cancel) =>
        await db.DraftToRun(actor, campaign, cancel) is { } c ? PrepareBoxPage.Show(await Load(db, c, clock, cancel)) : Results.NotFound();

    public static async Task<IResult> Post(string campaign, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.DraftToRun(actor, campaign, cancel) is not { } c) return Results.NotFound();
        var model = await Load(db, c, clock, cancel) with { Form = form };
        if (c.IsStale(form.Version)) return await Stale(c);
        var read = new FormReader();
        var wanted = read.OneOf(form.Sealed, nameof(form.Sealed), "Say whether applications are sealed until closing", ["yes", "no"]);
        if (!read.Ok) return PrepareBoxPage.Invalid(model, read.Errors);
        if (wanted == "yes" && model.Box is null) db.SealedBoxes.Add(SealedBox.For(c.Id));
        if (wanted == "no" && model.Box is { } unwanted) db.SealedBoxes.Remove(unwanted);
        return await db.Save(http, actor, clock.GetUtcNow(), c, c.Facts() with { Terms = c.Terms with { Sealed = wanted == "yes" } }, new("sealing until closing", "sealing until closing"), wanted == "yes" ? Url(campaign) : PrepareCampaign.Url(campaign), r => PrepareBoxPage.Refused(model, r), Stale, cancel);

        Task<IResult> Stale(Campaign theirs) => db.Both(http, actor, theirs, "sealing until closing", new ConflictField("Sealed until closing", form.Sealed == "yes" ? "Yes" : "No", theirs.Terms.Sealed ? "Yes" : "No"));
    }

    public static async Task<IResult> PostName(string campaign, [FromForm] OfficerForm form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await Open(db, actor, campaign, clock, cancel) is not var (c, box, model)) return Results.NotFound();
        if (!AppointAccess.MayRun(actor, c)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        model = model with { Officer = form };
        var read = new FormReader();
        var chosen = read.OneOf(form.Person, nameof(form.Person), "Choose a person", model.People.Select(p => p.User.ToString()));
        if (!read.Ok) return PrepareBoxPage.Invalid(model, read.Errors);
        var (person, now) = (model.People.First(p => p.User.ToString() == chosen), clock.GetUtcNow());
        if (box.Name(person.User).Refusal is { } refusal) return PrepareBoxPage.Refused(model, refusal.ToString());
        db.Record(actor, now, new BoxOfficerNamed(c.Id, person.User), c.AppointingBody);
        db.SendMail(person.Email, new OfficerLetter(person.Name, c.Title, PublicAddress.Of(http, MakeKey.Url(campaign))), now);
        await db.SaveChangesAsync(cancel);
        http.Say($"{person.Name} is an officer of the box, and is asked by mail to make a key.");
        return Results.LocalRedirect(Url(campaign));
    }

    public static async Task<IResult> PostUnname(string campaign, [FromForm] OfficerForm form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await Open(db, actor, campaign, clock, cancel) is not var (c, box, model)) return Results.NotFound();
        if (!AppointAccess.MayRun(actor, c)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (!UserId.TryParse(form.Person, null, out var user) || box.KeyOf(user) is null) return Results.LocalRedirect(Url(campaign)); // pressed twice
        if (box.Unname(user).Refusal is { } refusal) return PrepareBoxPage.Refused(model, refusal.ToString());
        db.Record(actor, clock.GetUtcNow(), new BoxOfficerUnnamed(c.Id, user), c.AppointingBody);
        await db.SaveChangesAsync(cancel);
        http.Say("They are no officer of the box any more, and their key opens nothing.");
        return Results.LocalRedirect(Url(campaign));
    }

    /// <summary>Makes the sheets anew each time: they are shown on the answer, and nowhere again.</summary>
    public static async Task<IResult> PostPrint(string campaign, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await Open(db, actor, campaign, clock, cancel) is not var (c, box, model)) return Results.NotFound();
        if (!AppointAccess.MayRun(actor, c)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        var sheets = box.Print(clock.GetUtcNow());
        if (sheets.Refusal is { } refusal) return PrepareBoxPage.Refused(model, refusal.ToString());
        db.Record(actor, clock.GetUtcNow(), new BoxSheetsPrinted(c.Id), c.AppointingBody);
        await db.SaveChangesAsync(cancel);
        return BoxSheetsPage.Show(new(c, sheets.Value!));
    }

    public static async Task<IResult> PostLock(string campaign, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await Open(db, actor, campaign, clock, cancel) is not var (c, box, model)) return Results.NotFound();
        if (!AppointAccess.MayRun(actor, c)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (box.Lock(clock.GetUtcNow()).Refusal is { } refusal) return PrepareBoxPage.Refused(model, refusal.ToString());
        db.Record(actor, clock.GetUtcNow(), new BoxLocked(c.Id, box.Pairs.Count, Convert.ToBase64String(box.PublicKey!)), c.AppointingBody);
        await db.SaveChangesAsync(cancel);
        http.Say("The box is locked. What candidates send is sealed in it, and any two officers open it after closing.");
        return Results.LocalRedirect(PrepareCampaign.Url(campaign));
    }

    static async Task<(Campaign, SealedBox, Model)?> Open(Db db, Actor actor, string slug, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.DraftToRun(actor, slug, cancel) is not { Terms.Sealed: true } c) return null;
        var model = await Load(db, c, clock, cancel);
        return model.Box is { } box ? (c, box, model) : null;
    }

    static async Task<Model> Load(Db db, Campaign c, TimeProvider clock, CancellationToken cancel)
    {
        var box = await db.Box(c.Id, cancel);
        var named = box?.Held.Select(k => k.Officer!.Value).ToList() ?? [];
        var staff = db.RoleHoldings.On(clock.Today()).Where(r => r.Body == null || r.Body == c.AppointingBody).Select(r => r.User);
        var people = await db.Users.AsNoTracking().Where(u => u.LeftAt == null && staff.Contains(u.Id) && !named.Contains(u.Id)).OrderBy(u => u.Name).Select(u => new Candidate(u.Id, u.Name, u.Email)).ToListAsync(cancel);
        return new(c, box, box is null ? new Dictionary<UserId, string>() : await db.NamesOf(box, cancel), people, new() { Sealed = c.Terms.Sealed ? "yes" : "no" }, new());
    }
}

public sealed record OfficerLetter(string Name, string Campaign, string Address) : ILetter
{
    public string Subject => $"Make your key to the sealed box: {Campaign}";
    public string Markdown => $"""
        Dear {Name},

        You are named an officer of the sealed box of {Campaign}. Applications are locked in it until the campaign has closed; then any two officers open it together.

        Make your key now: {Address}

        You are shown a passphrase once. Keep it where only you find it. Nobody can give it to you again.
        """;
    public string Why => "You are named an officer of a sealed box.";
}
