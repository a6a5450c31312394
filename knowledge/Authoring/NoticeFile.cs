namespace De06Assistant.Knowledge.Authoring;

/// <summary>A notice of the content: <c>notices/&lt;slug&gt;.yaml</c>.</summary>
/// <param name="Slug">The file's name.</param>
/// <param name="LocalitiesLine">Where its localities stand, from 1.</param>
/// <param name="EndLine">Where its end stands, from 1.</param>
public sealed record NoticeFile(string Path, string Slug, NoticeText Says, int LocalitiesLine, int EndLine);
