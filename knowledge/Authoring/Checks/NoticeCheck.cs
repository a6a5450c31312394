namespace De06Assistant.Knowledge.Authoring;

/// <summary>Holds notices against the localities and the day.</summary>
internal static class NoticeCheck
{
    public static IEnumerable<Finding> Check(ContentSet content, DateOnly today)
    {
        var known = content.Localities.Select(locality => locality.Slug).ToHashSet(StringComparer.Ordinal);
        foreach (var notice in content.Notices)
        {
            foreach (var locality in notice.Says.Localities.Where(locality => !known.Contains(locality)))
                yield return new Finding(notice.Path, notice.LocalitiesLine, $"địa phương \"{locality}\" chưa có tệp trong localities/.");
            if (notice.Says.End != default && notice.Says.End <= today.ToDateTime(TimeOnly.MinValue))
                yield return new Finding(notice.Path, notice.EndLine, $"thông báo đã hết hạn ({NoticeTime.ReadableEnd(notice.Says.End)}), không còn hiện; xóa tệp khi không cần nữa.", Severity.Warning);
        }
    }
}
