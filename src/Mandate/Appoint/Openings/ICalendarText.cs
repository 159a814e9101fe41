using System.Text;

namespace Mandate.Appoint.Openings;

/// <summary>Content lines of iCalendar: texts escaped, lines of at most 75 octets, each ended by CR LF.</summary>
public sealed class ICalendarText
{
    const int Most = 75;
    readonly StringBuilder text = new();

    /// <summary>A value that needs no escaping: a date, an address, a word of the format.</summary>
    public ICalendarText Line(string name, string value)
    {
        var octets = 0;
        foreach (var rune in $"{name}:{value}".EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > Most) { text.Append("\r\n "); octets = 1; }
            text.Append(rune);
            octets += rune.Utf8SequenceLength;
        }
        text.Append("\r\n");
        return this;
    }

    /// <summary>A text of people.</summary>
    public ICalendarText Text(string name, string value) => Line(name, value
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal).ReplaceLineEndings("\\n"));

    public override string ToString() => text.ToString();
}
