namespace De06Assistant.Knowledge.Search;

/// <summary>A segment cannot be used: damaged, cut short, or of a newer format.</summary>
public sealed class SegmentException : Exception
{
    /// <summary>A fault without a message of its own.</summary>
    public SegmentException()
        : base("Tệp chỉ mục không dùng được.")
    {
    }

    /// <summary>A fault that says what is wrong and what to do.</summary>
    public SegmentException(string message)
        : base(message)
    {
    }

    /// <summary>A fault with its cause.</summary>
    public SegmentException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
