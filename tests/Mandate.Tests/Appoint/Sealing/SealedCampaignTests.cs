using System.Net;
using System.Text;
using Mandate.Appoint;
using Mandate.Appoint.Applications;
using Mandate.Appoint.Sealing;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Platform.Data;
using Mandate.Platform.Data.Portable;
using Mandate.Platform.Files;
using Mandate.Platform.Forms;
using Mandate.Tests.Platform.Files;
using Mandate.Tests.Worlds;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Receipt = Mandate.Appoint.Applications.Receipt;

namespace Mandate.Tests.Appoint.Sealing;

/// <summary>A sealed campaign from the first key to the open box.</summary>
public sealed class SealedCampaignTests : WorldTest
{
    static readonly CampaignTerms withCv = new() { PreferencesAllowed = 3, AsksForCv = true };

    async Task<(Writer Writer, string Code)> Sent(SealedCampaign sealedCampaign, string post = "Body 1: Chief executive")
    {
        var writer = await World.Writer(sealedCampaign.Campaign);
        await writer.Complete(post);
        if (sealedCampaign.Campaign.Terms.AsksForCv)
        {
            await writer.Browser.Open($"{writer.Url}/cv");
            writer.Browser.Attach("Your CV", "cv of ada.pdf", "application/octet-stream", Samples.Pdf);
            await writer.Browser.Press("Add CV");
        }
        await writer.Send();
        return (writer, CodeOn(writer.Browser));
    }

    static string CodeOn(Browser browser) => System.Text.RegularExpressions.Regex.Match(browser.Main.Replace('\u2011', '-'), "Your code is ([0-9A-Z-]{24})", System.Text.RegularExpressions.RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)).Groups[1].Value;

    /// <summary>Ten minutes after closing, with what is due then done.</summary>
    async Task Close(SealedCampaign sealedCampaign)
    {
        World.Now = sealedCampaign.Campaign.ClosesAt + SealedBox.Settling;
        await using (var scope = Site.Shared.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<Mandate.Platform.Jobs.IHandle<SealedCampaignCloses>>().Handle(new(sealedCampaign.Campaign.Id), CancellationToken.None);
    }

    async Task Turn(SealedCampaign sealedCampaign, int officer)
    {
        var browser = World.BrowserOf(sealedCampaign.Officers[officer].Officer);
        await browser.Open(ShowBox.Url(sealedCampaign.Campaign.Slug));
        await browser.Fill("Your passphrase", sealedCampaign.Officers[officer].Passphrase).Press("Turn my key");
        Assert.Empty(browser.Errors);
    }

    async Task Opened(SealedCampaign sealedCampaign)
    {
        await Close(sealedCampaign);
        await Turn(sealedCampaign, 0);
        await Turn(sealedCampaign, 2);
        await World.DrainOutbox();
    }

    [Fact]
    public async Task What_was_sent_is_read_by_nobody_until_two_officers_open_the_box_and_then_as_it_was_sent()
    {
        var campaign = await World.SealedCampaign();
        var (writer, code) = await Sent(campaign);
        Assert.Matches("^[0-9A-Z-]{24}$", code);
        Assert.DoesNotContain(code, (await Reopened(writer.Browser, Receipt.Url(writer.Id))).Main);

        await Close(campaign);
        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open(ListApplications.Url(campaign.Campaign.Slug));
        Assert.Contains(BoxRefusals.Waits.Text, team.Main);
        Assert.DoesNotContain("Ada Brown", team.Main);

        await Turn(campaign, 0);
        await using (var db = World.Db()) Assert.True((await db.Applications.SingleAsync()).Sealed);
        await Turn(campaign, 2);
        await World.DrainOutbox();

        await using var after = World.Db();
        var application = await after.Applications.Include(a => a.Preferences).SingleAsync();
        Assert.False(application.Sealed);
        Assert.Equal("Ada Brown", application.Content.Name);
        Assert.Equal(campaign.Posts[0].Id, Assert.Single(application.Preferences).Post);
        var box = await after.SealedBoxes.Include(b => b.Pairs).SingleAsync();
        Assert.True(box.Opened);
        Assert.Null(box.Opener);
        Assert.All(box.Pairs, p => Assert.True(p is { FirstHalf: null, SecondHalf: null }));
        await team.Open(ListApplications.Url(campaign.Campaign.Slug));
        Assert.Contains("Ada Brown", team.Main);
    }

    static async Task<Browser> Reopened(Browser browser, string url)
    {
        await browser.Open(url);
        return browser;
    }

    [Fact]
    public async Task With_the_whole_database_every_file_and_every_key_of_the_service_nothing_is_read_before_closing()
    {
        var campaign = await World.SealedCampaign(withCv);
        var writer = await World.Writer(campaign.Campaign);
        await writer.Complete("Body 1: Chief executive");
        const string secret = "The words of a candidate that nobody may read yet";
        await writer.Answer("evidence/D1", answers: [("Tell us about a long change that you led.", secret)]);
        await writer.Browser.Open($"{writer.Url}/cv");
        writer.Browser.Attach("Your CV", "cv of ada.pdf", "application/octet-stream", Samples.Pdf);
        await writer.Browser.Press("Add CV");
        byte[] draft;
        FileId file;
        await using (var db = World.Db())
        {
            draft = (await db.Drafts.SingleAsync()).Encrypted;
            file = (await db.Files.SingleAsync()).Id;
        }
        await writer.Send();
        await World.DrainOutbox();

        // What an attacker holds: every row, the bytes of the database, its log, the files, and the keys that drafts are encrypted with.
        await using var held = World.Db();
        Assert.Equal(0, await held.Drafts.CountAsync());
        Assert.Equal(0, await held.KeptForms.CountAsync());
        Assert.Null(Site.Shared.Services.GetRequiredService<IFileStore>().Open(file));
        using var copy = new MemoryStream();
        await PortableBackup.Write(held, copy, World.Now, CancellationToken.None);
        using var zip = new System.IO.Compression.ZipArchive(copy);
        foreach (var entry in zip.Entries)
        {
            await using var stream = await entry.OpenAsync();
            using var reader = new StreamReader(stream);
            var rows = await reader.ReadToEndAsync();
            foreach (var word in new[] { secret, "Ada Brown", "020 7946 0000", "I led one", "cv of ada.pdf", "Somewhere NHS Trust" })
                if (!(word == "cv of ada.pdf" && entry.Name.StartsWith("Events", StringComparison.Ordinal))) Assert.False(rows.Contains(word, StringComparison.Ordinal), $"{word} stands in {entry.Name}");
        }
        var sending = await held.SealedSendings.SingleAsync();
        var box = await held.SealedBoxes.Include(b => b.Keys).Include(b => b.Pairs).SingleAsync();
        Assert.Null(box.Opener);
        Assert.All(box.Pairs, p => Assert.True(p is { FirstHalf: null, SecondHalf: null }));
        // One officer who breaks the rules and holds the database gets their half, and nothing with it.
        var rogue = campaign.Officers[0];
        var mine = Seal.With(Seal.Typed(rogue.Passphrase)!, box.KeyOf(rogue.Officer.Id)!.LockedKey!, $"mandate box key 1\n{campaign.Campaign.Id}\n{rogue.Officer.Id}")!;
        foreach (var pair in box.Pairs)
        {
            var half = Seal.Half(mine, pair.Wrapped);
            var bound = $"mandate box 1\n{campaign.Campaign.Id}\n{pair.First}\n{pair.Second}";
            Assert.Null(Seal.OfTwo(pair.Wrapped, half, half, bound));
            Assert.Null(Seal.OfTwo(pair.Wrapped, half, new byte[32], bound));
        }
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => Seal.Open(mine, sending.Envelope!, SealedBox.Bound(sending.Campaign, sending.Application, sending.SentAt)));
        if (!held.Database.IsSqlite()) return;
        var path = new SqliteConnectionStringBuilder(held.Database.GetConnectionString()).DataSource;
        foreach (var one in new[] { path, path + "-wal" }.Where(File.Exists))
        {
            await using var open = new FileStream(one, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[open.Length];
            await open.ReadExactlyAsync(bytes);
            Assert.Equal(-1, bytes.AsSpan().IndexOf(draft.AsSpan(0, 64)));
            Assert.Equal(-1, bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)));
        }
    }

    [Fact]
    public async Task The_cv_goes_into_the_box_and_comes_out_of_it()
    {
        var campaign = await World.SealedCampaign(withCv);
        await Sent(campaign);
        await World.DrainOutbox();
        await Opened(campaign);

        await using var db = World.Db();
        var cv = (await db.Applications.SingleAsync()).Content.Cv!;
        Assert.Equal("cv of ada.pdf", cv.Name);
        await using var content = Site.Shared.Services.GetRequiredService<IFileStore>().Open(FileId.From(cv.File))!;
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes);
        Assert.Equal(Samples.Pdf, bytes.ToArray());
    }

    [Fact]
    public async Task With_the_code_the_candidate_reads_and_changes_what_was_sent_and_the_newest_counts()
    {
        var campaign = await World.SealedCampaign(withCv);
        var (writer, code) = await Sent(campaign);
        var browser = writer.Browser;

        await browser.Open(OpenMine.Url(writer.Id));
        await browser.Fill("Your code", Seal.NewPassphrase()).Press("Read it");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.DoesNotContain("I led one.", browser.Main);
        await browser.Fill("Your code", code.ToLowerInvariant()).Press("Read it");
        Assert.Contains("I led one.", browser.Main);

        await browser.Open(OpenMine.Url(writer.Id));
        await browser.Fill("Your code", code).Press("Change it and send again");
        await writer.Answer("evidence/D1", answers: [("Tell us about a long change that you led.", "I led two.")]);
        await writer.Send("Send again");
        var second = CodeOn(browser);
        Assert.NotEqual(code, second);
        await browser.Open(OpenMine.Url(writer.Id));
        await browser.Fill("Your code", code).Press("Read it");
        Assert.NotEmpty(browser.Errors);

        await World.DrainOutbox();
        await Opened(campaign);
        await using var db = World.Db();
        var sent = await db.Applications.SingleAsync();
        Assert.Equal("I led two.", sent.Content.EvidenceFor("D1"));
        Assert.NotNull(sent.Content.Cv);
        Assert.Equal([true, false], await db.SealedSendings.OrderBy(s => s.Id).Select(s => s.ReplacedAt != null).ToListAsync());
    }

    [Fact]
    public async Task Without_the_code_it_is_written_again_from_the_beginning()
    {
        var campaign = await World.SealedCampaign();
        var (writer, _) = await Sent(campaign);
        await writer.Browser.Open(OpenMine.Url(writer.Id));
        await writer.Browser.Press("Write it again from the beginning");
        await writer.Complete("Body 2: Chief executive");
        await writer.Send("Send again");
        await World.DrainOutbox();
        await Opened(campaign);
        await using var db = World.Db();
        Assert.Equal(campaign.Posts[1].Id, Assert.Single((await db.Applications.Include(a => a.Preferences).SingleAsync()).Preferences).Post);
    }

    [Fact]
    public async Task Each_receipt_is_found_in_the_published_list_and_the_page_says_what_became_of_it()
    {
        var campaign = await World.SealedCampaign();
        var (stays, code) = await Sent(campaign);
        var (leaves, _) = await Sent(campaign, "Body 2: Chief executive");
        async Task<string> ReceiptOf(Writer w) => (await Reopened(w.Browser, OpenMine.ReceiptUrl(w.Id))).Text;
        var first = await ReceiptOf(stays);
        await stays.Browser.Open(OpenMine.Url(stays.Id));
        await stays.Browser.Fill("Your code", code).Press("Change it and send again");
        await stays.Send("Send again");
        var second = await ReceiptOf(stays);
        var gone = await ReceiptOf(leaves);
        await leaves.Browser.Open(WithdrawApplication.Url(leaves.Id));
        await leaves.Browser.Press("Withdraw application");

        var anybody = await World.Browser();
        await anybody.Open(ShowSealed.Url(campaign.Campaign.Slug));
        Assert.Contains("Applications 1", anybody.Main);
        Assert.Equal(HttpStatusCode.NotFound, (await Reopened(anybody, ShowSealed.RootUrl(campaign.Campaign.Slug))).Status);
        await Close(campaign);

        async Task<string> Check(string receipt)
        {
            await anybody.Open(ShowSealed.Url(campaign.Campaign.Slug));
            await anybody.Fill("Receipt", receipt).Press("Check");
            return anybody.Main;
        }
        Assert.Contains("The receipt is replaced", await Check(first));
        Assert.Contains("The receipt is included", await Check(second));
        Assert.Contains("The receipt is withdrawn", await Check(gone));
        Assert.Contains("The receipt is altered", await Check(second.Replace(SealedFiles.Receipt(second).Receipt!.Digest, new string('0', 64), StringComparison.Ordinal)));
        Assert.Contains("The receipt is missing", await Check(second.Replace(SealedFiles.Receipt(second).Receipt!.Salt, new string('0', 32), StringComparison.Ordinal)));
        await Check("{");
        Assert.NotEmpty(anybody.Errors);

        var root = SealedFiles.Root((await Reopened(anybody, ShowSealed.RootUrl(campaign.Campaign.Slug))).Text).Root!;
        Assert.Equal(3, root.Leaves.Count);
        Assert.Equal("included", root.Check(SealedFiles.Receipt(second).Receipt!, []));
        await using var db = World.Db();
        Assert.Null((await db.SealedSendings.SingleAsync(s => s.Application == leaves.Id)).Envelope);
    }

    [Fact]
    public async Task Before_the_list_is_published_nobody_opens_and_a_wrong_passphrase_is_in_the_history()
    {
        var campaign = await World.SealedCampaign();
        await Sent(campaign);
        var officer = World.BrowserOf(campaign.Officers[0].Officer);
        await officer.Open(ShowBox.Url(campaign.Campaign.Slug));
        Assert.DoesNotContain("Turn your key", officer.Main);
        World.Now = campaign.Campaign.ClosesAt.AddMinutes(1);
        await officer.Open(ShowBox.Url(campaign.Campaign.Slug));
        Assert.DoesNotContain("Turn your key", officer.Main);
        await Close(campaign);
        await officer.Open(ShowBox.Url(campaign.Campaign.Slug));
        await officer.Fill("Your passphrase", campaign.Officers[1].Passphrase).Press("Turn my key");
        Assert.Contains("That is not the passphrase", officer.Main);
        await officer.Open(ShowBox.Url(campaign.Campaign.Slug));
        Assert.Contains("Tried to open the sealed box with a wrong passphrase", officer.Main);
        await using var db = World.Db();
        Assert.True((await db.Applications.SingleAsync()).Sealed);
    }

    [Fact]
    public async Task The_printed_sheets_open_when_officers_are_lost()
    {
        var campaign = await World.SealedCampaign();
        await Sent(campaign);
        await Close(campaign);
        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open(ShowBox.Url(campaign.Campaign.Slug));
        await team.Fill("Passphrase of one sheet", campaign.Sheets[1]).Fill("Passphrase of the other sheet", campaign.Sheets[1]).Press("Open with the sheets");
        Assert.Contains("These are not the two passphrases", team.Main);
        await team.Open(ShowBox.Url(campaign.Campaign.Slug));
        await team.Fill("Passphrase of one sheet", campaign.Sheets[1]).Fill("Passphrase of the other sheet", campaign.Sheets[0]).Press("Open with the sheets");
        await World.DrainOutbox();
        await using var db = World.Db();
        Assert.False((await db.Applications.SingleAsync()).Sealed);
    }

    [Fact]
    public async Task A_copy_that_was_tampered_with_is_named_and_keeps_no_other_from_opening()
    {
        var campaign = await World.SealedCampaign();
        await Sent(campaign);
        var (victim, _) = await Sent(campaign);
        await World.DrainOutbox();
        string reference;
        await using (var db = World.Db())
        {
            var sending = await db.SealedSendings.SingleAsync(s => s.Application == victim.Id);
            var changed = sending.Envelope!.ToArray();
            changed[^1] ^= 1;
            await db.SealedSendings.Where(s => s.Application == victim.Id).ExecuteUpdateAsync(u => u.SetProperty(s => s.Envelope, changed));
            reference = await db.Applications.Where(a => a.Id == victim.Id).Select(a => a.Reference).SingleAsync();
        }
        await Opened(campaign);
        var officer = World.BrowserOf(campaign.Officers[1].Officer);
        await officer.Open(ShowBox.Url(campaign.Campaign.Slug));
        Assert.Contains("Some applications could not be opened", officer.Main);
        Assert.Contains(reference, officer.Main);
        await using var after = World.Db();
        Assert.Equal(1, await after.Applications.CountAsync(a => a.Sealed));
        Assert.True((await after.SealedBoxes.SingleAsync()).Opened);
    }

    [Fact]
    public async Task Copies_that_were_exchanged_between_two_candidates_open_for_neither()
    {
        var campaign = await World.SealedCampaign();
        var (one, _) = await Sent(campaign);
        var (other, _) = await Sent(campaign);
        await World.DrainOutbox();
        await using (var db = World.Db())
        {
            var both = await db.SealedSendings.AsNoTracking().ToDictionaryAsync(s => s.Application, s => s.Envelope);
            await db.SealedSendings.Where(s => s.Application == one.Id).ExecuteUpdateAsync(u => u.SetProperty(s => s.Envelope, both[other.Id]));
            await db.SealedSendings.Where(s => s.Application == other.Id).ExecuteUpdateAsync(u => u.SetProperty(s => s.Envelope, both[one.Id]));
        }
        await Opened(campaign);
        await using var after = World.Db();
        Assert.Equal(2, await after.SealedSendings.CountAsync(s => s.DamagedAt != null));
    }

    [Fact]
    public async Task When_the_machine_dies_while_the_box_is_opened_the_rest_follows_after_the_start()
    {
        var campaign = await World.SealedCampaign();
        await Sent(campaign);
        var (done, _) = await Sent(campaign, "Body 2: Chief executive");
        await World.DrainOutbox();
        await Close(campaign);
        await Turn(campaign, 1);
        await Turn(campaign, 2);
        await using (var db = World.Db()) // one is out, then the power goes
        {
            var box = await db.SealedBoxes.SingleAsync();
            var sending = await db.SealedSendings.SingleAsync(s => s.Application == done.Id);
            var content = SealedContent.Of(Seal.Open(box.Opener!, sending.Envelope!, SealedBox.Bound(sending.Campaign, sending.Application, sending.SentAt)));
            (await db.Applications.Include(a => a.Preferences).SingleAsync(a => a.Id == done.Id)).Unseal(content.Written.Content, content.Written.Preferences);
            await db.SaveChangesAsync();
        }
        await World.DrainOutbox(); // as any process does after a start
        await using var after = World.Db();
        Assert.Equal(0, await after.Applications.CountAsync(a => a.Sealed));
        Assert.True((await after.SealedBoxes.SingleAsync()).Opened);
        Assert.Equal(2, await after.Applications.CountAsync(a => a.Preferences.Count == 1));
    }

    [Fact]
    public async Task Who_was_stopped_goes_on()
    {
        var campaign = await World.SealedCampaign();
        await Sent(campaign);
        await World.DrainOutbox();
        await Close(campaign);
        await Turn(campaign, 1);
        await Turn(campaign, 2);
        await using (var db = World.Db()) await db.LongTasks.ExecuteUpdateAsync(u => u.SetProperty(t => t.FinishedAt, World.Now).SetProperty(t => t.Stopped, true));
        var officer = World.BrowserOf(campaign.Officers[1].Officer);
        await officer.Open(ShowBox.Url(campaign.Campaign.Slug));
        await officer.Press("Go on");
        await World.DrainOutbox();
        await using var after = World.Db();
        Assert.True((await after.SealedBoxes.SingleAsync()).Opened);
    }

    [Fact]
    public async Task A_request_that_began_in_time_is_in_the_list_however_slow_and_none_gets_in_after_it()
    {
        var campaign = await World.SealedCampaign();
        var (writer, _) = await Sent(campaign);
        var late = await World.Writer(campaign.Campaign);
        await late.Complete("Body 1: Chief executive");
        await Close(campaign);
        var desk = Site.Shared.Services.GetRequiredService<SendingDesk>();
        UserId who;
        int version;
        await using (var db = World.Db())
        {
            var draft = await db.Drafts.SingleAsync(d => d.Id == DraftId.From(late.Id.Value));
            (who, version) = (draft.Owner, draft.Version);
            Assert.Single(SealedFiles.Root((await db.SealedBoxes.SingleAsync()).Root!).Root!.Leaves);
        }
        var answer = await desk.Send(new(late.Id, new Actor(who, "Late", []), new() { Version = $"{version}", Agreed = ["yes"] }, campaign.Campaign.ClosesAt.AddSeconds(-1), "https://example.org/receipt"));
        Assert.Equal(SendingEnd.Late, answer.End);
        await writer.Browser.Open(ShowSealed.Url(campaign.Campaign.Slug));
    }

    [Fact]
    public async Task The_list_waits_when_the_closing_moves_and_the_window_stays_shut_once_it_is_published()
    {
        var campaign = await World.SealedCampaign();
        World.Now = campaign.Campaign.ClosesAt;
        await using (var scope = Site.Shared.Services.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<Mandate.Platform.Jobs.IHandle<SealedCampaignCloses>>().Handle(new(campaign.Campaign.Id), CancellationToken.None);
        await using (var db = World.Db()) Assert.Null((await db.SealedBoxes.SingleAsync()).RootAt);
        await Close(campaign);
        await using var after = World.Db();
        Assert.NotNull((await after.SealedBoxes.SingleAsync()).RootAt);
        Assert.Equal(1, await after.Events.CountAsync(e => e.Kind == "appoint.box-root-published"));
    }

    [Fact]
    public async Task A_stranger_finds_no_box_and_no_sealed_page_of_a_campaign_that_has_none()
    {
        var campaign = await World.SealedCampaign();
        var (open, _) = await World.Campaign();
        var stranger = await World.Browser(Role.Assessor);
        foreach (var url in new[] { ShowBox.Url(campaign.Campaign.Slug), MakeKey.Url(campaign.Campaign.Slug), PrepareBox.Url(campaign.Campaign.Slug), ShowSealed.Url(open.Slug), ShowSealed.RootUrl(open.Slug) })
        {
            await stranger.Open(url);
            Assert.True(stranger.Status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden, url);
        }
        var (writer, code) = await Sent(campaign);
        await stranger.Open(OpenMine.Url(writer.Id));
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        await stranger.Open(ShowSealed.Url(campaign.Campaign.Slug));
        await stranger.Post(OpenMine.Url(writer.Id), new() { ["Code"] = code, ["Act"] = "read" });
        Assert.DoesNotContain("I led one.", stranger.Text);
        await stranger.Open(OpenMine.ReceiptUrl(writer.Id));
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
    }

    [Fact]
    public async Task An_erased_candidate_leaves_the_list_as_it_was()
    {
        var campaign = await World.SealedCampaign();
        var (writer, _) = await Sent(campaign);
        await World.DrainOutbox();
        await Opened(campaign);
        await using (var db = World.Db())
        {
            foreach (var area in Site.Shared.Services.CreateScope().ServiceProvider.GetServices<Mandate.Platform.Record.IForget>()) await area.Forget(db, Subject.Of(writer.Id), default);
            await db.SaveChangesAsync();
        }
        await using var after = World.Db();
        Assert.True(await after.SealedSendings.SingleAsync() is { Envelope: null, Copy: null, Digest.Length: 64 });
        Assert.Single(SealedFiles.Root((await after.SealedBoxes.SingleAsync()).Root!).Root!.Leaves);
    }
}
