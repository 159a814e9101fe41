using System.IO.Compression;
using System.Net;
using System.Text;
using Mandate.Bodies;
using Mandate.Platform;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Bodies.Exchange;

public sealed class ExchangeTests : WorldTest
{
    const string Bodies = "key,kind,legal_name,short_name,region,from,to,invented,note\n";

    async Task<Browser> Keeper()
    {
        World.Now = London.At(new DateOnly(2027, 9, 10), new TimeOnly(9, 0));
        return await World.Browser(Role.RegisterKeeper);
    }

    static async Task Upload(Browser browser, string name, byte[] bytes)
    {
        await browser.Open("/register/import");
        await browser.Attach("File", name, "application/octet-stream", bytes).Press("See what will change");
    }

    static Task Upload(Browser browser, string name, string text) => Upload(browser, name, Encoding.UTF8.GetBytes(text));

    static async Task<byte[]> Download(Browser browser, string url)
    {
        await browser.Open(url);
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        return await browser.Response.Content.ReadAsByteArrayAsync();
    }

    [Theory]
    [InlineData("register.zip")]
    [InlineData("register.xlsx")]
    public async Task The_whole_health_register_comes_back_unchanged(string file)
    {
        var browser = await Keeper();
        Assert.True((await World.Pack("nhs-icb-2022")).Loaded);
        await World.Holder(await World.PackPost("dorset", "chief-executive"), new DateOnly(2022, 7, 5), "=Robin “Example”, the +1st");
        var bytes = await Download(browser, $"/register/export/{file}");
        await Upload(browser, file, bytes);
        Assert.True(browser.Heading.Contains("What the file will change", StringComparison.Ordinal), browser.Main);
        Assert.Contains("Nothing would change", browser.Main);
        Assert.DoesNotContain("Apply", browser.Main);
    }

    [Fact]
    public async Task On_a_day_only_what_was_in_force_is_exported()
    {
        var browser = await Keeper();
        await World.Pack("nhs-icb-2022");
        async Task<int> Boards(string on) => (await Text(browser, $"/register/export/bodies.csv?on={on}")).Split('\n').Count(l => l.Contains(",integrated-care-board,", StringComparison.Ordinal));
        Assert.Equal((42, 36), (await Boards("2022-07-01"), await Boards("2026-04-01")));
        await browser.Open("/register/export/bodies.csv?on=nonsense");
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
    }

    static async Task<string> Text(Browser browser, string url) => Encoding.UTF8.GetString(await Download(browser, url));

    [Fact]
    public async Task A_keeper_of_one_body_exports_that_body_and_imports_nothing()
    {
        World.Now = London.At(new DateOnly(2027, 9, 10), new TimeOnly(9, 0));
        var here = await World.Body("Here");
        await World.Body("There");
        var browser = await World.BrowserFor(Role.RegisterKeeper, here.Id);
        var text = await Text(browser, "/register/export/bodies.csv");
        Assert.Contains("here,", text);
        Assert.DoesNotContain("there,", text);
        await browser.Open("/register/import");
        Assert.Equal(HttpStatusCode.Forbidden, browser.Status);
    }

    [Fact]
    public async Task A_file_is_previewed_then_applied_with_an_event_for_each_subject_and_undone_by_the_file_offered()
    {
        var browser = await Keeper();
        await World.Kind();
        await World.Body("Old place");
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, true))
        {
            void Entry(string name, string text) { using var stream = archive.CreateEntry(name).Open(); stream.Write(Encoding.UTF8.GetBytes(text)); }
            Entry("bodies.csv", Bodies + "old-place,integrated-care-board,NHS Old Place ICB,Old place,,2022-07-01,,no,\nnew-place,integrated-care-board,NHS New Place ICB,New place,,2026-04-01,,yes,A note\n");
            Entry("names.csv", "body,kind,name,from,to\nnew-place,brand,Newer,2026-05-01,\n");
            Entry("posts.csv", "body,key,kind,title,from,to\nnew-place,chief-executive,chief-executive,Chief executive,,\n");
            Entry("people.csv", "key,name,invented\nsam-example,Sam Example,yes\n");
            Entry("succession.csv", "predecessor,successor,date,type,extent,part,instrument\nold-place,new-place,2026-04-01,acquisition,part,The north,An order\n");
        }
        await Upload(browser, "changes.zip", zip.ToArray());
        Assert.Contains("legal_name: NHS Old place Integrated Care Board → NHS Old Place ICB", browser.Main);
        await using (var db = World.Db()) Assert.Equal(1, await db.Bodies.CountAsync());
        await browser.Press("Apply 6 changes");
        Assert.Contains("6 changes made", browser.Main);

        await using (var db = World.Db())
        {
            Assert.Equal("NHS Old Place ICB", (await db.Bodies.SingleAsync(b => b.Slug == "old-place")).LegalName);
            Assert.Equal(["bodies.body-added", "bodies.body-changed", "bodies.body-succeeded", "bodies.person-added", "bodies.post-added", "exchange.import-applied"], await db.Events.Select(e => e.Kind).OrderBy(k => k).ToListAsync());
            Assert.Equal(0, await db.Drafts.CountAsync(d => d.Kind == "register-import"));
        }
        var undo = await Download(browser, browser.Url.Replace("/done", "/undo.zip", StringComparison.Ordinal));
        await Upload(browser, "undo.zip", undo);
        Assert.Contains("Apply 6 changes", browser.Main);
        await browser.Press("Apply 6 changes");
        await using (var db = World.Db())
        {
            Assert.Equal("NHS Old place Integrated Care Board", (await db.Bodies.SingleAsync()).LegalName);
            Assert.Equal((0, 0, 0, 0), (await db.Posts.CountAsync(), await db.People.CountAsync(), await db.Successions.CountAsync(), await db.BodyNames.CountAsync()));
        }
    }

    [Theory]
    [InlineData("bodies.csv", Bodies + "a,integrated-care-board,A,A,Mercia,2022-07-01,,,", "bodies.csv row 2: region “Mercia” is unknown; known are east-of-england-region")]
    [InlineData("bodies.csv", Bodies + "a,guild,A,A,,2022-07-01,,,", "bodies.csv row 2: kind “guild” is unknown; known are")]
    [InlineData("bodies.csv", Bodies + "a,integrated-care-board,A,A,,2022-07-01,2021-07-01,,", "bodies.csv row 2: ends on 2021-07-01, before it starts on 2022-07-01")]
    [InlineData("bodies.csv", Bodies + "a,integrated-care-board,A,A,,2022-07-01,,,\na,integrated-care-board,B,B,,2022-07-01,,,", "bodies.csv row 3: is in the file twice: row 2 has the same key")]
    [InlineData("bodies.csv", Bodies + "a,integrated-care-board,A,A,,1 July 2022,,,", "bodies.csv row 2: from is “1 July 2022”, not a date like 2022-07-01")]
    [InlineData("bodies.csv", Bodies + "a,integrated-care-board,=1+1,A,,2022-07-01,,,", "legal_name starts with “=” like a formula")]
    [InlineData("bodies.csv", Bodies + "dorset,integrated-care-board,A,A,,2022-07-01,2023-01-01,,", "bodies.csv row 2: its post")]
    [InlineData("bodies.csv", "key,kind,legal_name,short_name,from\na,b,c,d,", "bodies.csv row 1: has no column to")]
    [InlineData("bodies.csv", "key,kind,legal_name,short_name,from,to,colour,colour\n", "bodies.csv row 1: has a column “colour” that the register does not know")]
    [InlineData("bodies.csv", Bodies + "a,integrated-care-board\n", "bodies.csv row 2: has 2 cells, the header 9")]
    [InlineData("codes.csv", "body,scheme,value,from,to\ndorset,ods,nonsense code,2022-07-01,", "codes.csv row 2: value “nonsense code” does not look like a code of")]
    [InlineData("codes.csv", "body,scheme,value,from,to\ndepartment-of-health-and-social-care,ods,QVV,2022-07-01,", "Another body has this code on some of these days. A code belongs to one body at a time. (dorset)")]
    [InlineData("names.csv", "body,kind,name,from,to\nnowhere,brand,X,2022-07-01,", "names.csv row 2: body “nowhere” is unknown: it is neither in the register nor in bodies")]
    [InlineData("posts.csv", "body,key,kind,title,from,to\ndorset,x,town-crier,Town crier,2022-07-01,", "kind “town-crier” is unknown for a body of this kind; known are")]
    [InlineData("terms.csv", "id,body,post,person,basis,from,to,appointed_on,approved_on,accepted_on\n,dorset,chief-executive,robin-example,open-competition,2023-01-01,,2022-12-01,2022-12-02,2022-12-03", "terms.csv row 2: The post has another substantive holder on 1 January 2023")]
    [InlineData("terms.csv", "id,body,post,person,basis,from,to,approved_on\n,somerset,chief-executive,robin-example,open-competition,2023-01-01,,2022-12-01", "terms.csv row 2: Approval cannot come before the appointing act. (National Health Service Act 2006, Schedule 1B, paragraph 7)")]
    [InlineData("terms.csv", "id,body,post,person,basis,from,to,condition,confirmed_on\n,somerset,chief-executive,robin-example,interim,,,establishment-order,2022-12-01", "The confirming act is the appointer’s alone.")]
    [InlineData("recipes.csv", "flour,eggs\n1,2", "recipes.csv row 1: is no table of the register")]
    public async Task A_fault_is_named_with_its_row_and_nothing_changes(string name, string text, string expected)
    {
        var browser = await Keeper();
        Assert.True((await World.Pack("nhs-icb-2022")).Loaded);
        await World.Holder(await World.PackPost("dorset", "chief-executive"), new DateOnly(2022, 7, 5));
        await Upload(browser, name, text);
        Assert.Contains("The file has problems", browser.Heading);
        Assert.Contains(expected, browser.Main);
        await using var db = World.Db();
        Assert.False(await db.Events.AnyAsync(e => e.Kind == "exchange.import-applied"));
        Assert.False(await db.Bodies.AnyAsync(b => b.Slug == "a"));
    }

    [Fact]
    public async Task The_first_twenty_problems_are_shown_and_all_can_be_had_as_csv()
    {
        var browser = await Keeper();
        await World.Kind();
        await Upload(browser, "bodies.csv", Bodies + string.Concat(Enumerable.Range(1, 50).Select(i => $"a{i},guild,A,A,,2022-07-01,,,\n")));
        Assert.Contains("50 problems; the first 20 are shown here.", browser.Main);
        Assert.Equal(20, browser.Page.QuerySelectorAll("main li").Count(l => l.TextContent.Contains("bodies.csv row", StringComparison.Ordinal)));
        await browser.Click("All problems as CSV");
        Assert.Equal(51, browser.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task Ten_megabytes_of_noise_are_answered_and_change_nothing()
    {
        var browser = await Keeper();
        await World.Kind();
        var noise = new byte[10 * 1024 * 1024];
        for (var i = 0; i < noise.Length; i++) noise[i] = (byte)(i * 2654435761L >> 7);
        foreach (var (name, start) in new (string, byte[])[] { ("bodies.csv", []), ("register.xlsx", [0x50, 0x4B, 0x03, 0x04]), ("register.csv", [0xFF, 0xFE]) })
        {
            start.CopyTo(noise, 0);
            await Upload(browser, name, noise);
            Assert.Contains("The file has problems", browser.Heading);
        }
        await Upload(browser, "bodies.csv", new byte[ImportLimit + 1]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("The file must be 10 MB or smaller", browser.Errors);
    }

    const int ImportLimit = 10 * 1024 * 1024;

    [Fact]
    public async Task Letters_that_are_not_utf_8_are_named_with_their_row()
    {
        var browser = await Keeper();
        await World.Kind();
        await Upload(browser, "bodies.csv", Encoding.Latin1.GetBytes(Bodies + "a,integrated-care-board,Caf\u00e9,A,,2022-07-01,,,\n"));
        Assert.Contains("bodies.csv row 2: has letters that are not UTF-8. In Excel, save it as “CSV UTF-8”", browser.Main);
    }

    [Fact]
    public async Task A_preview_that_the_register_overtook_is_refused_and_shown_anew()
    {
        var browser = await Keeper();
        await World.Kind();
        var body = await World.Body("Old place");
        await Upload(browser, "bodies.csv", Bodies + "old-place,integrated-care-board,From the file,Old place,,2022-07-01,,no,\n");
        await using (var db = World.Db())
        {
            var b = await db.Bodies.SingleAsync();
            Assert.False(b.Change(new BodyFacts(b.Kind, "Changed meanwhile", b.ShortName, b.Slug, b.From, null)).Refused);
            await db.SaveChangesAsync();
        }
        await browser.Press("Apply 1 change");
        Assert.Equal(HttpStatusCode.Conflict, browser.Status);
        Assert.Contains("the register changed since you saw this", browser.Errors[0]);
        Assert.Contains("legal_name: Changed meanwhile → From the file", browser.Main);
        await browser.Press("Apply 1 change");
        await using (var db = World.Db()) Assert.Equal("From the file", (await db.Bodies.SingleAsync(b => b.Id == body.Id)).LegalName);
    }

    [Fact]
    public async Task Another_keeper_cannot_open_my_upload_and_it_is_gone_after_a_day()
    {
        var browser = await Keeper();
        await World.Kind();
        await Upload(browser, "bodies.csv", Bodies + "a,integrated-care-board,A,A,,2022-07-01,,no,\n");
        var url = browser.Url;
        var other = await World.Browser(Role.RegisterKeeper);
        await other.Open(url);
        Assert.Equal(HttpStatusCode.NotFound, other.Status);
        World.Now = World.Now.AddDays(1).AddMinutes(1);
        await browser.Open(url);
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
    }

    [Fact]
    public async Task Terms_come_in_with_their_acts_and_ends_close_them()
    {
        var browser = await Keeper();
        Assert.True((await World.Pack("nhs-icb-2022")).Loaded);
        var term = await World.Holder(await World.PackPost("dorset", "chief-executive"), new DateOnly(2022, 7, 5));
        var text = await Text(browser, "/register/export/terms.csv");
        var ended = text.Replace(",,,,,substantive", ",ended,2023-03-31,The board,Retired,substantive", StringComparison.Ordinal);
        Assert.NotEqual(text, ended);
        await Upload(browser, "terms.csv", ended + $",somerset,chief-executive,robin-example,open-competition,2023-04-01,,,,,,,2023-02-01,The chair,2023-02-02,NHS England,2023-02-03,,,,,,,\n");
        Assert.Contains("end on 2023-03-31", browser.Main);
        await browser.Press("Apply 2 changes");
        Assert.Contains("2 changes of terms are not in it", browser.Main);
        await using var db = World.Db();
        var terms = await db.Terms.Include(t => t.Acts).ToListAsync();
        Assert.Equal((2, "Retired"), (terms.Count, terms.Single(t => t.Id == term.Id).EndReason));
        Assert.Equal(TermState.Substantive, terms.Single(t => t.Id != term.Id).StateOn(new DateOnly(2023, 4, 1)));
    }
}
