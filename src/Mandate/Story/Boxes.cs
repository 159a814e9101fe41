using Bogus;
using Mandate.Appoint;
using Mandate.Appoint.Sealing;
using Mandate.Platform;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Story;

/// <summary>The national campaign is sealed until closing. Its passphrases are said on the page of the demonstration, so that visitors can open the box themselves.</summary>
public static class Boxes
{
    /// <summary>Who opens it, each with the passphrase of their key.</summary>
    public static readonly IReadOnlyList<(Character Officer, string Passphrase)> Officers = [(Cast.Approver, Phrase(1)), (Cast.Auditor, Phrase(2)), (Cast.Reviewer, Phrase(3))];

    /// <summary>What the invented candidates were shown when they sent.</summary>
    public static readonly string Code = Phrase(4);

    static string Phrase(int seed) => new Randomizer(seed) is var random ? string.Join('-', Enumerable.Range(0, 5).Select(_ => random.String2(4, "0123456789ABCDEFGHJKMNPQRSTVWXYZ"))) : "";

    public static IEnumerable<Scene> Scenes(DateTimeOffset close) =>
    [
        Scene.On(new(2021, 8, 27), 16, Prepare),
        new Scene(close + SealedBox.Settling, Publish),
        Scene.On(new(2021, 9, 27), 8, Open),
    ];

    static Task<Campaign> Campaign(Stage stage) => stage.Db.Campaigns.SingleAsync(c => c.Slug == Candidates.Campaign);

    static async Task Prepare(Stage stage)
    {
        var (campaign, team) = (await Campaign(stage), await Candidates.Team(stage));
        Stage.Must(campaign.Change(campaign.Facts() with { Terms = campaign.Terms with { Sealed = true } }));
        var box = SealedBox.For(campaign.Id);
        foreach (var (officer, passphrase) in Officers)
        {
            var user = await stage.User(officer);
            Stage.Must(box.Name(user.Id));
            stage.Db.Record(team, stage.Now, new BoxOfficerNamed(campaign.Id, user.Id), campaign.AppointingBody);
            Stage.Must(box.MakeKey(user.Id, stage.Now, passphrase));
            Stage.Must(box.Confirm(user.Id, passphrase, stage.Now));
            stage.Db.Record(user.AsActor(), stage.Now, new BoxKeyMade(campaign.Id), campaign.AppointingBody);
            stage.Db.Record(user.AsActor(), stage.Now, new BoxKeyConfirmed(campaign.Id), campaign.AppointingBody);
        }
        Stage.Must(box.Print(stage.Now));
        stage.Db.Record(team, stage.Now, new BoxSheetsPrinted(campaign.Id), campaign.AppointingBody);
        Stage.Must(box.Lock(stage.Now));
        stage.Db.SealedBoxes.Add(box);
        stage.Db.Record(team, stage.Now, new BoxLocked(campaign.Id, box.Pairs.Count, Convert.ToBase64String(box.PublicKey!)), campaign.AppointingBody);
    }

    /// <summary>The application as it is sent in a sealed campaign.</summary>
    public static async Task<Application> Seal(Stage stage, Application written)
    {
        var box = await stage.Db.SealedBoxes.AsNoTracking().SingleAsync(b => b.Campaign == written.Campaign);
        var (slip, _) = SealedSlip.Of(box, written.Id, written.SubmittedAt, new(ApplicationDraft.Of(written), null), Code);
        var sending = SealedSending.Of(written.Campaign, written.Id, written.SubmittedAt, slip, null, stage.Now);
        stage.Db.SealedSendings.Add(sending);
        return Application.InTheBox(written.Id, written.Campaign, written.Candidate, written.Reference, sending.Digest, sending.SentAt);
    }

    static async Task Publish(Stage stage)
    {
        var campaign = await Campaign(stage);
        var box = await stage.Db.SealedBoxes.SingleAsync(b => b.Campaign == campaign.Id);
        if (box.RootAt is null) await PublishRoot.Publish(stage.Db, campaign, box, stage.Key, stage.Now, CancellationToken.None);
    }

    /// <summary>Two officers on the morning after.</summary>
    static async Task Open(Stage stage)
    {
        var campaign = await Campaign(stage);
        var box = await stage.Db.SealedBoxes.Include(b => b.Keys).Include(b => b.Pairs).SingleAsync(b => b.Campaign == campaign.Id);
        if (box.Opened || box.Opening) return; // a visitor was first
        foreach (var (officer, passphrase) in Officers.Take(2))
        {
            var user = await stage.User(officer);
            if (box.KeyOf(user.Id) is not { TurnedAt: null } key) continue;
            Stage.Must(box.Turn(key, passphrase, stage.Now));
            stage.Db.Record(user.AsActor(), stage.Now, new BoxKeyTurned(campaign.Id), campaign.AppointingBody);
        }
        var live = await stage.Db.SealedSendings.Where(s => s.Campaign == campaign.Id && s.Envelope != null).ToListAsync();
        var applications = await stage.Db.Applications.Include(a => a.Preferences).Where(a => a.Campaign == campaign.Id && a.Sealed && a.WithdrawnAt == null).ToDictionaryAsync(a => a.Id);
        foreach (var sending in live)
            if (applications.GetValueOrDefault(sending.Application) is { } application && sending.Open(box.Opener!) is { } content) application.Unseal(content.Written.Content, content.Written.Preferences);
        box.Finish(stage.Now);
        stage.Db.Record(Actor.Service, stage.Now, new BoxOpened(campaign.Id, applications.Count, 0), campaign.AppointingBody);
    }
}
