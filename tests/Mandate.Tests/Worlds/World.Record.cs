using System.Text.Json.Nodes;
using Mandate.Tests.Platform.Record;

namespace Mandate.Tests.Worlds;

sealed partial class World
{
    /// <summary>Twelve events, heads of 4, 8 and 12, as lines of an export.</summary>
    public async Task<List<JsonObject>> Twelve()
    {
        for (var i = 0; i < 12; i++)
        {
            await Event($"Body {i}");
            Now += TimeSpan.FromSeconds(1);
            if (i % 4 == 3) await Sequence();
        }
        return CheckRecord.Lines(await Export());
    }
}
