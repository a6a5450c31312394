using System.Security.Cryptography;
using System.Text;
using De06Assistant.Bot.Conversation;
using De06Assistant.Knowledge.Authoring;

namespace De06Assistant.Bot.Notices;

/// <summary>Makes a notice of a file of the content.</summary>
internal static class NoticeOfFile
{
    private const int HashLength = 8;

    public static Notice Read(NoticeFile file)
    {
        var says = file.Says;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{says.Kind}\n{says.Title}\n{says.Text}\n{says.Url}\n{says.Start:s}\n{says.End:s}"));
        return new Notice(
            $"file-{file.Slug}-{Convert.ToHexStringLower(hash)[..HashLength]}", says.Kind, says.Title, says.Text, says.Url, says.Localities,
            VietnamTime.Instant(says.Start), VietnamTime.Instant(says.End));
    }
}
