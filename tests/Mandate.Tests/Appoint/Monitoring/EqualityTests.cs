using System.Net;
using System.Security.Cryptography;
using System.Text;
using Mandate.Appoint;
using Mandate.Appoint.Monitoring;
using Mandate.Bodies;
using Mandate.Platform;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mandate.Tests.Appoint.Monitoring;

public sealed class EqualityTests : WorldTest
{
    static readonly CampaignTerms terms = new()
    {
        PreferencesAllowed = 3,
        Monitoring = new()
        {
            Questions =
            [
                new() { Key = "group", Question = "Which group?", Options = [new() { Code = "code-a", Text = "Group A" }, new() { Code = "code-b", Text = "Group B" }, new() { Code = "code-c", Text = "Group C" }] },
                new() { Key = "caring", Question = "Do you care for somebody?", Options = [new() { Code = "y", Text = "Yes I do" }, new() { Code = "n", Text = "No I do not" }] },
            ],
        },
    };

    static MonitoringKey Key => Site.Shared.Services.GetRequiredService<MonitoringKey>();

    [Fact]
    public async Task Answers_are_given_seen_changed_and_deleted_by_the_candidate()
    {
        var (campaign, _) = await World.Campaign(terms: terms);
        var writer = await World.Writer(campaign);
        await writer.Browser.Click("Equality monitoring");
        await writer.Browser.Click("Answer the questions");
        await writer.Browser.Choose("Group B").Press("Save and continue");
        Assert.Contains("Do you care for somebody?", writer.Browser.Heading);
        Assert.Contains("Prefer not to say", writer.Browser.Main);
        await writer.Browser.Click("Skip this question");
        Assert.Contains("Which group? Group B", writer.Browser.Main);
        Assert.Contains("Do you care for somebody? Not answered", writer.Browser.Main);

        await writer.Complete("Body 1: Chief executive");
        await writer.Send();
        World.Closed(campaign);
        await writer.Browser.Open($"{writer.Url}/status");
        await writer.Browser.Click("See, change or delete your equality answers");
        await writer.Browser.Click("Change Which group?");
        await writer.Browser.Choose("Prefer not to say").Press("Save and continue");
        await writer.Browser.Open($"{writer.Url}/equality");
        Assert.Contains("Which group? Prefer not to say", writer.Browser.Main);
        await writer.Browser.Press("Delete all my answers");
        Assert.Contains("Which group? Not answered", writer.Browser.Main);
        await using var db = World.Db();
        Assert.False(await db.MonitoringAnswers.AnyAsync());
    }

    [Fact]
    public async Task An_answer_that_is_no_choice_is_refused_and_unknown_questions_are_not_there()
    {
        var (campaign, _) = await World.Campaign(terms: terms);
        var writer = await World.Writer(campaign);
        await writer.Browser.Open($"{writer.Url}/equality/group");
        writer.Browser.Choose("Group A").Page.QuerySelector("input[value=code-a]")!.SetAttribute("value", "made-up");
        await writer.Browser.Press("Save and continue");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Choose one of the answers, or none"), (writer.Browser.Status, writer.Browser.Errors[0]));
        await writer.Browser.Open($"{writer.Url}/equality/nonsense");
        Assert.Equal(HttpStatusCode.NotFound, writer.Browser.Status);
        foreach (var stranger in new[] { await World.Browser(Role.AppointmentsTeam, Role.Administrator, Role.Auditor), await World.Browser(Role.Assessor) })
            foreach (var page in (string[])["equality", "equality/group"])
            {
                await stranger.Open($"{writer.Url}/{page}");
                Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
            }
    }

    /// <summary>All tables can be read, and every way to make a token of what they hold is tried. Only the key, which is in no table, joins the two.</summary>
    [Fact]
    public async Task Whoever_reads_the_whole_database_cannot_join_answers_to_people()
    {
        var (campaign, _) = await World.Campaign(terms: terms);
        var writers = new List<Writer>();
        for (var i = 0; i < 3; i++)
        {
            var writer = await World.Writer(campaign);
            await writer.Browser.Open($"{writer.Url}/equality/group");
            await writer.Browser.Choose($"Group {"ABC"[i]}").Press("Save and continue");
            await writer.Complete("Body 1: Chief executive");
            await writer.Send();
            writers.Add(writer);
        }
        await using var db = World.Db();
        var rows = await db.MonitoringAnswers.AsNoTracking().ToListAsync();
        var users = await db.Users.Select(u => u.Id).ToListAsync();
        var guids = writers.Select(w => w.Id.Value).Concat(users.Select(u => u.Value)).Append(campaign.Id.Value).ToList();
        var columns = db.Model.FindEntityType(typeof(MonitoringAnswers))!;
        Assert.Equal(["Day", "Token"], columns.GetProperties().Select(p => p.Name).Order(StringComparer.Ordinal));
        Assert.Empty(columns.GetForeignKeys());

        var made = guids.SelectMany(g => new[] { g.ToByteArray(), Encoding.UTF8.GetBytes(g.ToString()), Encoding.UTF8.GetBytes(g.ToString("N")) })
            .SelectMany(b => (byte[][])[SHA256.HashData(b), .. guids.Select(k => HMACSHA256.HashData(k.ToByteArray(), b))]).Select(Convert.ToHexStringLower).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(rows, r => made.Contains(r.Token));
        var others = new MonitoringKey(RandomNumberGenerator.GetBytes(32));
        Assert.DoesNotContain(rows, r => writers.Exists(w => others.TokenOf(w.Id) == r.Token));
        Assert.Equal(writers.Select(w => Key.TokenOf(w.Id)).Order(StringComparer.Ordinal), rows.Select(r => r.Token).Order(StringComparer.Ordinal));

        // A code of an answer stands in one table, and no token in any other.
        var dump = await World.Dump();
        foreach (var row in rows) Assert.Equal(1, dump.Split(row.Token).Length - 1);
        Assert.DoesNotContain("code-a", string.Concat(await db.Events.Select(e => e.Kind).ToListAsync()) + await World.Export());
        Assert.DoesNotContain("code-a", Encoding.UTF8.GetString((await db.Applications.Select(a => a.Content).ToListAsync())[0].Bytes([])));
        await writers[0].Browser.Open($"{writers[0].Url}/receipt");
        Assert.DoesNotContain("Group A", writers[0].Browser.Text);
        Assert.DoesNotContain("Group A", string.Concat(await db.Outbox.Where(o => o.Kind.EndsWith("SendMail")).Select(o => o.Payload).ToListAsync()));
    }

    /// <summary>Where a row lies tells when it came, so each answer writes the rows of its day anew in the order of their tokens.</summary>
    [Fact]
    public async Task Rows_do_not_lie_in_the_order_in_which_people_answered()
    {
        var (campaign, _) = await World.Campaign(terms: terms);
        for (var i = 0; i < 6; i++)
        {
            var writer = await World.Writer(campaign);
            await writer.Browser.Open($"{writer.Url}/equality/group");
            await writer.Browser.Choose("Group A").Press("Save and continue");
        }
        await using var db = World.Db();
        var connection = db.Database.GetDbConnection();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = db.Database.ProviderName!.Contains("Sqlite", StringComparison.Ordinal) ? "SELECT \"Token\" FROM \"MonitoringAnswers\" ORDER BY rowid" : "SELECT \"Token\" FROM \"MonitoringAnswers\" ORDER BY ctid";
        var lying = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) lying.Add(reader.GetString(0));
        Assert.Equal(6, lying.Count);
        Assert.Equal(lying.Order(StringComparer.Ordinal), lying);
    }

    [Fact]
    public async Task Answers_of_a_draft_go_with_it_and_those_of_the_erased_too()
    {
        var (campaign, _) = await World.Campaign(terms: terms);
        var candidate = await World.User();
        var (never, thrown, erased) = (await World.Writer(campaign), await World.Writer(campaign), await World.Writer(campaign, candidate));
        foreach (var writer in new[] { never, thrown, erased })
        {
            await writer.Browser.Open($"{writer.Url}/equality/group");
            await writer.Browser.Choose("Group A").Press("Save and continue");
        }
        await thrown.Browser.Open($"{thrown.Url}/delete-draft");
        await thrown.Browser.Press("Delete draft");
        await using var db = World.Db();
        Assert.Equal(2, await db.MonitoringAnswers.CountAsync());
        await erased.Complete("Body 1: Chief executive");
        await erased.Send();
        World.Now = campaign.ClosesAt.AddDays(31);
        await World.DrainOutbox();
        Assert.Equal(Key.TokenOf(erased.Id), (await db.MonitoringAnswers.AsNoTracking().SingleAsync()).Token);
        await World.Forget(Subject.Of(candidate.Id));
        Assert.False(await db.MonitoringAnswers.AnyAsync());
    }

    [Theory]
    [InlineData("nhs-icb-2022", 9)]
    [InlineData("new-council", 3)]
    public void Every_pack_asks_its_own_questions(string pack, int questions)
    {
        var read = MonitoringFiles.Of(new PackFolders(Path.Combine(Repository.Root, "packs")).Find(pack)!);
        Assert.Equal((questions, 10), (read.Questions.Count, read.Floor));
        Assert.All(read.Questions, q =>
        {
            Assert.True(q.Question.Length > 0 && q.Key.Length > 0 && q.Options.Count >= 2);
            Assert.Equal(q.Answers().Count(), q.Answers().Select(a => a.Code).Distinct().Count());
            Assert.Contains(q.Answers(), a => a.Text == "Prefer not to say");
        });
        Assert.Equal(questions, read.Questions.Select(q => q.Key).Distinct().Count());
    }
}
