namespace De06Assistant.Knowledge.Search;

/// <summary>
/// The layout of a segment file, little-endian throughout:
/// magic (8 bytes), format version (u32), number of sections (u32), SHA-256 over everything after the header (32 bytes),
/// then per section its kind (u32), offset (u64) and length (u64), then the sections, each on an 8-byte boundary.
/// </summary>
internal static class SegmentFormat
{
    public const uint Version = 7;
    public const int HeaderLength = 8 + 4 + 4 + 32;
    public const int SectionEntryLength = 4 + 8 + 8;
    public const int Alignment = 8;

    public static ReadOnlySpan<byte> Magic => "DE06SEG\0"u8;
}

/// <summary>The parts of a segment.</summary>
internal enum SectionKind : uint
{
    /// <summary><see cref="SegmentManifest"/> as JSON.</summary>
    Manifest = 1,

    /// <summary>Offsets (u32, one more than topics), then one JSON text per topic.</summary>
    Topics = 2,

    /// <summary>Offsets (u32, one more than passages), then one JSON text per passage.</summary>
    Passages = 3,

    /// <summary>Per passage: topic (u16), facet (u8), zero (u8).</summary>
    PassageIndex = 4,

    /// <summary>Offsets (u32, one more than terms), then the UTF-8 terms in ordinal order.</summary>
    Terms = 5,

    /// <summary>Open-addressing hash table: u32 slots, term number plus one, 0 for free.</summary>
    TermSlots = 6,

    /// <summary>Offsets (u32, one more than terms), then per term: topic frequency and postings, as variable-length integers.</summary>
    Postings = 7,

    /// <summary>Per unit and field its length in terms (u16).</summary>
    FieldLengths = 8,

    /// <summary>The model of topics: see <see cref="LinearModel"/>.</summary>
    TopicModel = 9,

    /// <summary>The lexicon as JSON.</summary>
    Lexicon = 10,

    /// <summary>The reply templates as JSON.</summary>
    Replies = 11,

    /// <summary>The localities as JSON.</summary>
    Localities = 12,

    /// <summary>The model of facets: see <see cref="LinearModel"/>.</summary>
    FacetModel = 13,

    /// <summary>Counts of marked syllables and pairs for restoring diacritics: rows of "entry, tab, count".</summary>
    Syllables = 14,

    /// <summary>The words for repairing spelling: rows of "word, tab, count", with a further tab and "?" for a doubtful one.</summary>
    Vocabulary = 15,

    /// <summary>The notices as JSON.</summary>
    Notices = 16,

    /// <summary>What the models were trained on: a SHA-256 for the model of topics, then one for the model of facets.</summary>
    TrainedOn = 17,
}

/// <summary>The fields of a unit. A topic has the first two, a passage the last two.</summary>
internal enum Field
{
    /// <summary>Title, short name and aliases.</summary>
    Title,

    /// <summary>Real ways of asking.</summary>
    Questions,

    /// <summary>The facet's heading, a question of "Hỏi đáp", a target's indicator, a task's title.</summary>
    Heading,

    /// <summary>The text.</summary>
    Body,
}
