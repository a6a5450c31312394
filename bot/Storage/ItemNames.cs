namespace De06Assistant.Bot.Storage;

/// <summary>How states and kinds of items are written in records and addresses, and what they are called.</summary>
public static class ItemNames
{
    /// <summary>Opens a list of states in SQL.</summary>
    internal const string OpenStates = "('new', 'working')";

    /// <summary>All states in their order.</summary>
    public static IReadOnlyList<ItemState> States { get; } = [ItemState.New, ItemState.Working, ItemState.Fixed, ItemState.Rejected];

    /// <summary>All kinds in their order.</summary>
    public static IReadOnlyList<ItemKind> Kinds { get; } = [ItemKind.Rating, ItemKind.Declined, ItemKind.Gap];

    /// <summary>The name in records: "new".</summary>
    public static string Name(this ItemState state) => state switch { ItemState.New => "new", ItemState.Working => "working", ItemState.Fixed => "fixed", _ => "rejected" };

    /// <summary>The name in records: "rating".</summary>
    public static string Name(this ItemKind kind) => kind switch { ItemKind.Rating => "rating", ItemKind.Declined => "declined", _ => "gap" };

    /// <summary>What people call it.</summary>
    public static string Label(this ItemState state) => state switch { ItemState.New => "mới", ItemState.Working => "đang sửa", ItemState.Fixed => "đã sửa", _ => "không sửa" };

    /// <summary>What people call it.</summary>
    public static string Label(this ItemKind kind) => kind switch { ItemKind.Rating => "điểm thấp", ItemKind.Declined => "chưa trả lời được", _ => "nhóm câu chưa trả lời được" };

    /// <summary>The state of a name; null when there is none.</summary>
    public static ItemState? State(string? name) => States.Where(state => state.Name() == name).Select(state => (ItemState?)state).FirstOrDefault();

    /// <summary>The kind of a name; null when there is none.</summary>
    public static ItemKind? Kind(string? name) => Kinds.Where(kind => kind.Name() == name).Select(kind => (ItemKind?)kind).FirstOrDefault();
}
