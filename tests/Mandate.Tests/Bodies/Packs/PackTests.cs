using System.Diagnostics;
using Mandate.Bodies;
using Mandate.Bodies.Packs;
using Mandate.Platform;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Bodies.Packs;

public sealed class PackTests : WorldTest
{
    [Theory]
    [InlineData("nhs-icb-2022")]
    [InlineData("new-council")]
    public void A_shipped_pack_has_nothing_wrong(string id) => Assert.Empty(PackCheck.Run(World.Packs.Find(id)!).Problems);

    [Fact]
    public async Task The_health_pack_loads_in_five_seconds_and_42_less_12_and_6_more_is_36()
    {
        World.Now = London.At(new DateOnly(2026, 6, 1), new TimeOnly(9, 0));
        World.Db().Dispose();
        var watch = Stopwatch.StartNew();
        var answer = await World.Pack("nhs-icb-2022");
        Assert.True(answer.Loaded, string.Join('\n', answer.Problems) + answer.Refusal);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5 * Slow), $"took {watch.Elapsed}");

        await using var db = World.Db();
        var boards = db.Bodies.Where(b => b.Kind == "integrated-care-board");
        Assert.Equal(42, await boards.On(new DateOnly(2022, 7, 1)).CountAsync());
        Assert.Equal(42, await boards.On(new DateOnly(2026, 3, 31)).CountAsync());
        Assert.Equal(36, await boards.On(new DateOnly(2026, 4, 1)).CountAsync());
        var links = await db.Successions.ToListAsync();
        Assert.Equal(16, links.Count);
        var ended = links.Select(l => l.Predecessor).Distinct().Count();
        var begun = await boards.CountAsync(b => b.From == new DateOnly(2026, 4, 1));
        Assert.Equal((12, 6), (ended, begun));
        Assert.Equal(432, await db.Posts.CountAsync());
        Assert.Equal(new DateOnly(2022, 4, 28), (await db.LegalEvents.SingleAsync(e => e.Slug == "royal-assent")).ActualOn);
    }

    /// <summary>Eight engineers and two cores: the goal is for a quiet machine.</summary>
    static double Slow => Environment.GetEnvironmentVariable("MANDATE_QUIET") == "1" ? 1 : 12;

    [Fact]
    public async Task Loading_again_changes_nothing_and_says_so()
    {
        Assert.True((await World.Pack("new-council")).Loaded);
        await using (var db = World.Db()) Assert.Equal(5, await db.Bodies.CountAsync(b => b.Invented));
        var again = await World.Pack("new-council");
        Assert.True(again.Already);
        await using (var db = World.Db()) Assert.Equal(1, await db.Events.CountAsync(e => e.Kind == "bodies.pack-loaded"));
    }

    [Fact]
    public async Task Both_packs_live_together_though_they_share_the_key_of_a_kind_of_post()
    {
        World.Now = London.At(new DateOnly(2027, 9, 10), new TimeOnly(9, 0));
        Assert.True((await World.Pack("nhs-icb-2022")).Loaded);
        var second = await World.Pack("new-council");
        Assert.True(second.Loaded, string.Join('\n', second.Problems) + second.Refusal);
        await using var db = World.Db();
        var vacant = await BodiesApi.VacantPosts(db, "chief-executive", World.Today, default, "unitary-council");
        Assert.Equal(["Westmere"], vacant.Select(v => v.Post.Body.ShortName));
    }

    [Fact]
    public async Task What_was_not_known_yet_is_not_told_early()
    {
        World.Now = London.At(new DateOnly(2021, 9, 1), new TimeOnly(9, 0));
        await World.Pack("nhs-icb-2022");
        await using var db = World.Db();
        var assent = await db.LegalEvents.Include(e => e.Expected).SingleAsync(e => e.Slug == "royal-assent");
        Assert.Null(assent.ActualOn);
        Assert.Equal(new DateOnly(2022, 3, 31), Assert.Single(assent.Expected).On);
    }

    [Fact]
    public async Task All_42_chief_executive_posts_can_be_filled_when_the_campaign_opens()
    {
        await World.Pack("nhs-icb-2022");
        await using var db = World.Db();
        var vacant = await BodiesApi.VacantPosts(db, "chief-executive", new DateOnly(2021, 9, 1), default, "integrated-care-board");
        Assert.Equal(42, vacant.Count);
        Assert.All(vacant, v => Assert.False(string.IsNullOrEmpty(v.Post.Body.Region)));
        Assert.All(vacant, v => Assert.True(v.Post.Body.Population?.Value > 100_000));
        Assert.Equal(7, vacant.Select(v => v.Post.Body.Region).Distinct().Count());
        Assert.Empty(await BodiesApi.VacantPosts(db, "chief-executive", new DateOnly(2021, 8, 31), default, "integrated-care-board"));
        var post = vacant[0].Post.Post;
        Assert.Equal("establishment-order", (await BodiesApi.ConditionOf(db, post.Id, new DateOnly(2021, 9, 1), default))!.Slug);
    }

    [Fact]
    public async Task A_pack_whose_files_changed_needs_a_new_version()
    {
        using var copy = new PackCopy("new-council");
        await using var db = World.Db();
        Assert.True((await PackLoader.Load(db, copy.Folder, World.Keeper, World.Now, default)).Loaded);
        copy.Change("names.csv", "WMC", "WMX");
        var refused = await PackLoader.Load(db, copy.Folder, World.Keeper, World.Now, default);
        Assert.Contains("Give the changed pack a new version", refused.Refusal!.Text);
    }

    [Fact]
    public async Task A_new_version_of_a_pack_changes_its_bodies_and_keeps_their_identity()
    {
        using var copy = new PackCopy("new-council");
        await using (var db = World.Db()) Assert.True((await PackLoader.Load(db, copy.Folder, World.Keeper, World.Now, default)).Loaded);
        var before = await World.PackBody("westmere-council");
        copy.Change("pack.yaml", "version: ", "version: 9-");
        copy.Change("bodies.csv", "Westmere Council,Westmere,", "Westmere Combined Council,Westmere,");
        await using (var db = World.Db()) Assert.True((await PackLoader.Load(db, copy.Folder, World.Keeper, World.Now, default)).Loaded);
        var after = await World.PackBody("westmere-council");
        Assert.Equal((before.Id, "Westmere Combined Council"), (after.Id, after.LegalName));
        await using (var db = World.Db()) Assert.Equal(5, await db.Bodies.CountAsync());
    }

    [Theory]
    [InlineData("codes.csv", "aldwater-council,zz-council", "brackfen-council,zz-council", "has another zz-council code")]
    [InlineData("bodies.csv", "2028-04-01,,confirmed", "2028-04-01,2027-01-01,confirmed", "before it starts")]
    [InlineData("bodies.csv", "westmere-joint-committee,joint-committee", "westmere-joint-committee,guild", "kind “guild” is not in pack.yaml")]
    [InlineData("relations.csv", "tarnley-council", "nowhere-council", "“nowhere-council” is no body of the pack")]
    [InlineData("areas.csv", "westmere-council,ZZ900001,Aldwater,whole,2028-04-01", "westmere-council,ZZ900001,Aldwater,whole,2029-04-01", "nobody answers for ZZ900001 from 2028-04-01")]
    [InlineData("areas.csv", "westmere-council,ZZ900002,Brackfen,whole", "westmere-council,ZZ900001,Brackfen,whole", "is wholly in")]
    [InlineData("succession.csv", "tarnley-council,westmere-council", "aldwater-council,westmere-council", "nobody takes over")]
    [InlineData("succession.csv", "2028-04-01", "2028-05-01", "not the day after")]
    [InlineData("codes.csv", "ZZ", "QQ", "does not look like a code")]
    [InlineData("names.csv", "2027-05-10", "10 May 2027", "not a date like 2022-07-01")]
    [InlineData("post-kinds.yaml", "- id: chief-executive", "- id: [chief", "post-kinds.yaml:")]
    [InlineData("posts.csv", ",designate_from", ",designated", "has no column designate_from")]
    [InlineData("legal-events.yaml", "      - monitoring-officer", "      - town-crier", "“town-crier” is not in post-kinds.yaml")]
    public async Task A_fault_is_named_with_its_file_and_line_and_nothing_is_loaded(string file, string old, string replacement, string expected)
    {
        using var copy = new PackCopy("new-council");
        copy.Change(file, old, replacement);
        var check = PackCheck.Run(copy.Folder);
        Assert.Contains(check.Problems, p => p.ToString().Contains(expected, StringComparison.Ordinal) && p.Line > 0);

        await using var db = World.Db();
        Assert.True((await PackLoader.Load(db, copy.Folder, World.Keeper, World.Now, default)).Refusal is not null);
        Assert.False(await db.Bodies.AnyAsync());
    }

    [Fact]
    public void Ten_megabytes_of_noise_are_answered_with_lines_and_not_with_a_crash()
    {
        using var copy = new PackCopy("new-council");
        var noise = new byte[10_000_000];
        for (var i = 0; i < noise.Length; i++) noise[i] = (byte)(i * 2654435761L >> 7);
        File.WriteAllBytes(Path.Combine(copy.Folder.Path, "codes.csv"), noise);
        Assert.Contains(PackCheck.Run(copy.Folder).Problems, p => p.File == "codes.csv");
    }

    /// <summary>A pack to spoil.</summary>
    sealed class PackCopy : IDisposable
    {
        readonly DirectoryInfo root = Directory.CreateTempSubdirectory("pack-");
        public PackFolder Folder { get; }

        public PackCopy(string id)
        {
            var from = World.Packs.Find(id)!.Path;
            Folder = new PackFolder(Path.Combine(root.FullName, id));
            foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
            {
                var to = Path.Combine(Folder.Path, Path.GetRelativePath(from, file));
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Copy(file, to);
            }
        }

        public void Change(string file, string old, string replacement)
        {
            var path = Path.Combine(Folder.Path, file);
            var text = File.ReadAllText(path);
            Assert.Contains(old, text);
            File.WriteAllText(path, text.Replace(old, replacement, StringComparison.Ordinal));
        }

        public void Dispose() => root.Delete(recursive: true);
    }
}
