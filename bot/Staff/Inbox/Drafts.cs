using System.Text;
using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Storage;
using De06Assistant.Knowledge.Vietnamese;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Staff.Inbox;

/// <summary>
/// Draft content files made of answered questions, in the data folder: an editor completes one and moves it to faqs/. Never
/// written into the content itself, since nobody has checked the answer against the law.
/// </summary>
internal sealed class Drafts(IOptions<AssistantOptions> options, LiveIndex live, TimeProvider time)
{
    public const string Extension = ".md";

    private const int LongestSlug = 60;
    private const int MostTries = 1000;

    /// <summary>Writes a draft.</summary>
    /// <returns>Its slug: that of the question, with a number where it is taken by a topic or another draft.</returns>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public string Write(LeftQuestion question)
    {
        Directory.CreateDirectory(options.Value.DraftsPath);
        var stem = Slug(PersonalData.WithoutMasks(question.Question));
        for (var number = 1; number <= MostTries; number++)
        {
            var slug = number == 1 ? stem : $"{stem}-{number}";
            if (IsTopic(slug)) continue;
            try
            {
                using var file = new FileStream(PathOf(slug), FileMode.CreateNew, FileAccess.Write);
                file.Write(Encoding.UTF8.GetBytes(DraftText.Of(slug, question, time.Today())));
                file.Flush(flushToDisk: true);
                return slug;
            }
            catch (IOException) when (File.Exists(PathOf(slug)))
            {
                // Taken by another draft; the next number.
            }
        }
        throw new IOException("Too many drafts of one question.");
    }

    /// <summary>The bytes of a draft; null when there is none.</summary>
    public byte[]? Read(string slug) => IsSlug(slug) && File.Exists(PathOf(slug)) ? File.ReadAllBytes(PathOf(slug)) : null;

    /// <summary>"Con ở nước ngoài thì sao?" → "con-o-nuoc-ngoai-thi-sao".</summary>
    internal static string Slug(string text)
    {
        var slug = new StringBuilder(LongestSlug);
        foreach (var token in Tokenizer.Tokenize(Normalizer.Normalize(text)).Select(token => new string([.. token.Folded.Where(char.IsAsciiLetterOrDigit)])).Where(token => token.Length > 0))
        {
            if (slug.Length + token.Length + 1 > LongestSlug) break;
            if (slug.Length > 0) slug.Append('-');
            slug.Append(token);
        }
        return slug.Length == 0 ? "cau-hoi" : slug.ToString();
    }

    private static bool IsSlug(string slug) => slug.Length is > 0 and <= LongestSlug + 5 && slug.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private bool IsTopic(string slug)
    {
        using var lease = live.Acquire();
        return lease.Index.Topics.ContainsKey(slug) || lease.Index.Localities.BySlug(slug) is not null;
    }

    private string PathOf(string slug) => Path.Combine(options.Value.DraftsPath, slug + Extension);
}
