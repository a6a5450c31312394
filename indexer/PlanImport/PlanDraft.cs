namespace De06Assistant.Indexer.PlanImport;

/// <summary>A target as read; see <see cref="Knowledge.Authoring.PlanTarget"/> for the fields.</summary>
internal sealed record DraftTarget(
    string Section, string? Group, string Indicator, string? Bound, string? Unit, IReadOnlyList<DraftValue> Values, string? FollowUp, string? Note);

/// <summary>A figure, or words in its place, for one year; null where the plan leaves it blank.</summary>
internal sealed record DraftValue(string Year, string? Value);

/// <summary>A task as read; see <see cref="Knowledge.Authoring.PlanTask"/> for the fields.</summary>
internal sealed record DraftTask(
    string Section, string? Group, string Title, string? Lead, string? With, string? Due, string? Product, string? Legal);

/// <summary>A report that comes again.</summary>
/// <param name="Every">month, quarter or year.</param>
internal sealed record DraftReport(string Every, string By, string? To);

/// <summary>What stands at the head and foot of a plan.</summary>
/// <param name="Preamble">The paragraphs that name the legal basis.</param>
/// <param name="Years">The first and the last year that the plan covers.</param>
internal sealed record PlanHead(string Title, string? Number, string Issued, string Issuer, string? SignerName, string? SignerTitle, (string From, string To) Years, IReadOnlyList<string> Legal, IReadOnlyList<string> Preamble);

/// <summary>An issued plan as the importer understood it.</summary>
/// <param name="Body">Paragraphs under the headings that a content file allows.</param>
/// <param name="Used">The numbers of the source lines that went into any of this.</param>
/// <param name="Unplaced">All other lines that are not blank.</param>
internal sealed record PlanDraft(
    PlanHead Head,
    IReadOnlyList<DraftReport> Reporting,
    IReadOnlyList<DraftTarget> Targets,
    IReadOnlyList<DraftTask> Tasks,
    IReadOnlyList<(string Heading, IReadOnlyList<string> Paragraphs)> Body,
    IReadOnlySet<int> Used,
    IReadOnlyList<SourceLine> Unplaced);
