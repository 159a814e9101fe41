using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Record;

/// <summary>Reads nodes of the log, few at a time.</summary>
static class LogReads
{
    public static async Task<Dictionary<long, byte[]>> NodesAt(this Db db, IEnumerable<NodeAt> nodes, CancellationToken cancel)
    {
        var keys = nodes.Select(n => n.Key).Distinct().ToList();
        return await db.LogNodes.AsNoTracking().Where(n => keys.Contains(n.Key)).ToDictionaryAsync(n => n.Key, n => n.Hash, cancel);
    }

    /// <summary>Asks the tree something with one query: a first pass notes which nodes it reads, a second gives them.</summary>
    public static async Task<T> AskLog<T>(this Db db, Func<Func<NodeAt, byte[]>, T> ask, CancellationToken cancel)
    {
        var wanted = new List<NodeAt>();
        ask(at => { wanted.Add(at); return []; });
        var nodes = await db.NodesAt(wanted, cancel);
        return ask(at => nodes[at.Key]);
    }
}
