using Microsoft.EntityFrameworkCore.Metadata;

namespace Mandate.Platform.Data.Portable;

/// <summary>Tables in an order in which each comes after those it points at.</summary>
static class TableOrder
{
    public static IReadOnlyList<ITable> Of(IRelationalModel model)
    {
        var done = new List<ITable>();
        var open = new HashSet<ITable>();
        foreach (var table in model.Tables.OrderBy(t => t.Name, StringComparer.Ordinal)) Visit(table);
        return done;

        void Visit(ITable table)
        {
            if (done.Contains(table)) return;
            if (!open.Add(table)) throw new NotSupportedException($"The tables around {table.Name} point at each other in a circle: a backup could not be restored.");
            foreach (var key in table.ForeignKeyConstraints.Where(k => k.PrincipalTable != table)) Visit((ITable)key.PrincipalTable);
            done.Add(table);
        }
    }

    /// <summary>Columns that point into the same table.</summary>
    public static IReadOnlyList<string> Late(ITable table) =>
        [.. table.ForeignKeyConstraints.Where(k => k.PrincipalTable == table).SelectMany(k => k.Columns).Where(c => c.IsNullable).Select(c => c.Name).Distinct()];
}
