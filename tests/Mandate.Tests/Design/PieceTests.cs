using Mandate.Design;

namespace Mandate.Tests.Design;

public sealed class PieceTests
{
    [Fact]
    public async Task History_says_who_did_what_when_and_why()
    {
        var list = await Rendered.Of<HistoryList>(("Items", new HistoryItem[] { new("1 July 2022, noon", "Jane Example, chair", "Opened the post", "The holder left") }));
        Assert.Equal("History", list.QuerySelector("h2")!.TextContent);
        Assert.Equal(["Opened the post", "1 July 2022, noon, Jane Example, chair", "The holder left"], list.QuerySelectorAll("li p").Select(p => p.TextContent));
    }

    [Fact]
    public async Task A_tile_map_links_names_and_repeats_its_states_as_a_table()
    {
        var map = await Rendered.Of<TileMap>(("Title", "Chairs"), ("Description", "One tile a board"), ("Tiles", new Tile[]
        {
            new(0, 0, "GM", "Greater Manchester", "/bodies/gm", "Designated", Tone.Improvement, "●"),
            new(1, 0, "KM", "Kent and Medway", null, "Vacant", Tone.Concern, "!"),
        }));
        Assert.Equal("Greater Manchester: Designated", map.QuerySelector("svg a[href='/bodies/gm']")!.GetAttribute("aria-label"));
        Assert.Equal("Kent and Medway: Vacant", map.QuerySelector("svg g[role=img]")!.GetAttribute("aria-label"));
        Assert.Equal(2, map.QuerySelectorAll(".mandate-tiles__key li").Length);
        Assert.Equal(["Designated", "Vacant"], map.QuerySelectorAll("details tbody td").Select(d => d.TextContent.Trim()));
        Assert.Empty(map.QuerySelectorAll("[style],[fill]"));
    }

    [Fact]
    public async Task Facts_without_a_value_say_so()
    {
        var facts = await Rendered.Of<KeyFacts>(("Facts", new Fact[] { new("Chair", "Jane Example"), new("Seat") }));
        Assert.Equal(["Jane Example", "Not recorded"], facts.QuerySelectorAll("dd").Select(d => d.TextContent.Trim()));
    }

    [Fact]
    public async Task A_timeline_says_the_state_in_words_and_marks_the_present_step()
    {
        var line = await Rendered.Of<Timeline>(("Steps", new TimelineStep[] { new("1 July 2022", "Opens", "Done", Stage.Done), new("2 July 2022", "Closes", "Today", Stage.Now) }));
        Assert.Equal("2 July 2022 – Today", line.QuerySelector("[aria-current=step] .mandate-timeline__when")!.TextContent);
    }

    [Fact]
    public async Task Progress_is_said_in_numbers()
    {
        var bar = await Rendered.Of<ProgressBar>(("Label", "Importing"), ("Value", 120L), ("Max", 400L), ("Note", "35 seconds so far"));
        Assert.Equal("120 of 400 (30%), 35 seconds so far", bar.QuerySelector("p")!.TextContent);
        Assert.Equal(bar.QuerySelector("progress")!.Id, bar.QuerySelector("label")!.GetAttribute("for"));
    }

    [Fact]
    public async Task The_print_button_is_hidden_until_a_script_runs() =>
        Assert.True((await Rendered.Of<PrintButton>()).QuerySelector("button")!.HasAttribute("hidden"));
}
