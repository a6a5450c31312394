using System.Text.RegularExpressions;

namespace De06Assistant.Indexer.PlanImport;

/// <summary>Who does something in a sentence.</summary>
/// <param name="Lead">The agency that answers for it.</param>
/// <param name="With">Who works with it; null when the sentence names none.</param>
internal sealed record Assignment(string Lead, string? With);

/// <summary>Recognises agencies and offices by the words with which their names begin, and who leads in a sentence.</summary>
internal static partial class Agency
{
    private const int LongestName = 190;

    /// <summary>Whether a text begins with an agency's name.</summary>
    public static bool IsStart(string text) => char.IsUpper(text.FirstOrDefault()) && Start().IsMatch(Phrase.Fold(text)) && !IsNumberWord(text);

    /// <summary>Whether a text, such as a heading, is an agency's name and nothing else.</summary>
    public static bool IsName(string text) => text.Length < LongestName && Start().IsMatch(Phrase.Fold(text)) && !Verb().IsMatch(" " + Phrase.Fold(text) + " ") && !text.EndsWith('.');

    /// <summary>A field that names agencies: "Công an xã chủ trì, phối hợp với các ban, ngành".</summary>
    public static Assignment InField(string text)
    {
        var clean = text.Trim(' ', '.', ';', ',');
        var match = Leads().Match(Phrase.Fold(clean));
        if (!match.Success) return new Assignment(clean, null);
        var partner = With(clean[match.Index..]);
        return new Assignment(clean[..match.Index].Trim(' ', ','), partner);
    }

    /// <summary>The agency that a sentence charges, as "Giao Công an xã chủ trì …" or "Sở Tài chính có trách nhiệm …"; null when there is none.</summary>
    public static Assignment? InSentence(string text)
    {
        var folded = Phrase.Fold(text);
        foreach (Match lead in Charge().Matches(folded))
        {
            var start = lead.Groups["start"].Index;
            var verb = Verb().Match(folded, start);
            if (!verb.Success || IsNumberWord(text[start..]) || verb.Index - start > LongestName) continue;
            var name = Apposition().Replace(text[start..verb.Index], "");
            if (name.AsSpan().ContainsAny(";:") || SentenceEnd().IsMatch(name)) continue;
            return new Assignment(Phrase.UpperFirst(name.Trim(' ', ',')), With(text[verb.Index..]));
        }
        return null;
    }

    /// <summary>The agencies after "phối hợp với".</summary>
    public static string? With(string text)
    {
        var folded = Phrase.Fold(text);
        var match = Partner().Match(folded);
        if (!match.Success) return null;
        var start = match.Index + match.Length;
        var end = start;
        foreach (Match verb in Verb().Matches(folded, start))
        {
            end = verb.Index;
            break;
        }
        var stop = text.AsSpan(start).IndexOfAny(";:.");
        if (stop >= 0 && (end == start || start + stop < end)) end = start + stop;
        if (end == start) end = text.Length;
        var name = text[start..Math.Min(end, text.Length)].Trim(' ', ',', '.');
        return name.Length is > 0 and < LongestName && Start().IsMatch(Phrase.Fold(name)) ? name : null;
    }

    // Without marks "số" (number) looks like "sở" (department).
    private static bool IsNumberWord(string text) => text.StartsWith("số ", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\s[-–]\s*(?:cơ quan|đơn vị)\s.*$", RegexOptions.IgnoreCase)]
    private static partial Regex Apposition();

    [GeneratedRegex(@"^(?:dong chi |de nghi |yeu cau )?(?:(?:cac |nhung )?(?:co quan|ban(?=,| chi| tai| van| to| cong| thuong| ngan| quan| dan)|so|phong(?! trao| chong)|nganh|don vi|doanh nghiep|to(?= cong| giup| chuyen)|thon|ngan hang|dia phuong|hoi|doan the|thanh vien|bo(?= cong| tu| noi| y| giao| tai| khoa| xay| nong| van))|cac truong|cong an|cong chuc|can bo|van phong|ubnd|uy ban|hdnd|hoi dong|bo phan|trung tam|tram|thu truong|chu tich|pho chu tich|truong (?:cong an|ban|phong|thon)|toa an|vien kiem sat|thanh tra|mat tran|cuc|chi cuc|bao hiem|kho bac|lien minh|benh vien|buu dien|vnpt|vien thong|nguoi dung dau)\b")]
    private static partial Regex Start();

    // A charge begins a sentence or follows "giao", or stands after an introductory clause.
    [GeneratedRegex(@"(?:^(?:de nghi |yeu cau |giao |phan cong )*(?:dong chi (?:[^,;.]{3,40} [-–] )?)?|(?<=[.;] )(?:de nghi |yeu cau |giao |phan cong )*(?:dong chi (?:[^,;.]{3,40} [-–] )?)?|(?<=\bgiao )(?!nhiem|chi tieu|dich)(?:tai ke hoach(?: nay)?,? )?(?:dong chi )?|(?<=(?:^|[.;] )(?:can cu|tren co so|hang nam|hang thang|dinh ky|ngoai|qua trinh|trong qua trinh|trong nam|vao|ngay|de)\b[^.;]{0,200}, )(?:yeu cau |giao |de nghi )?(?:dong chi )?)(?<start>(?:(?:cac |nhung )?(?:co quan|ban(?=,)|ban (?:chi dao|tai|van|to|cong)|so|phong|nganh|don vi|to (?:cong|giup)|thon|ngan hang|xa|hoi|doan the|thanh vien)|cong an|cong chuc|can bo|van phong|ubnd|uy ban|bo phan|trung tam|tram|thu truong|chu tich|pho chu tich|truong (?:cong an|ban|phong|thon)|toa an|vien kiem sat|thanh tra|mat tran|cuc|chi cuc|bao hiem|kho bac|buu dien|nguoi dung dau)\b)")]
    private static partial Regex Charge();

    [GeneratedRegex(@"(?<=[\s,])(?:chu tri|phoi hop|co trach nhiem|chiu trach nhiem|thuc hien|chu dong|truc tiep|(?<!ban )chi dao|dieu hanh|can cu|tren co so|nghiem tuc|uu tien|kip thoi|giup|to chuc(?! va |,| chinh tri| ca nhan)|phai|bao cao|tham muu|trien khai|la (?=co quan|don vi)|phe duyet|de xuat|kien nghi|theo doi|huong dan|don doc|xay dung|lap (?=du toan)|ban hanh|dam bao|bao dam|tong hop|thanh lap|su dung|tham dinh|hoan thien|cap nhat|trao doi|tiep tuc|day manh|tang cuong|ra soat|tien hanh|dua (?=noi dung|cac|vao)|quyet dinh|du tru|de(?=\s+(?:kiem|tham|phat|to|xu|thuc|xem|trien))|hoan thanh|ket noi|quan triet)\b")]
    private static partial Regex Verb();

    [GeneratedRegex(@"[,\s]*\bchu tri\b")]
    private static partial Regex Leads();

    [GeneratedRegex(@"phoi hop(?: chat che)?(?: cung)?(?: voi| cung)? ")]
    private static partial Regex Partner();

    [GeneratedRegex(@"[.!?]\s")]
    private static partial Regex SentenceEnd();
}
