using System.Text;

namespace De06Assistant.Indexer.PlanImport;

/// <summary>A short name in small letters and dashes, made of a text's first words.</summary>
internal static class Slug
{
    private const int Longest = 48;

    public static string Of(string text)
    {
        var slug = new StringBuilder();
        foreach (var c in Phrase.Fold(text))
        {
            if (char.IsAsciiLetterOrDigit(c)) slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }
        var all = slug.ToString().Trim('-');
        if (all.Length > Longest) all = all[..(all.LastIndexOf('-', Longest) is > 0 and var cut ? cut : Longest)];
        return all.Length > 0 ? all : "muc";
    }

    public static bool IsSlug(string text) => text.Length > 0 && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') && text[0] != '-';
}
