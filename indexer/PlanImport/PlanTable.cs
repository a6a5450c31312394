namespace De06Assistant.Indexer.PlanImport;

/// <summary>What a column of a plan's table holds.</summary>
internal enum Column
{
    Other,
    Number,
    Title,
    Lead,
    With,
    Due,
    Product,
    Legal,
    Unit,
    Year,
    FollowUp,
}

/// <summary>A column with its role, and its year where it holds one year's figures.</summary>
internal sealed record TableColumn(Column Role, string? Year);

/// <summary>A row, already joined over page breaks.</summary>
/// <param name="Section">The row's place: "I.3", "B.II.2".</param>
/// <param name="Group">The heading row above it.</param>
internal sealed record PlanRow(string Section, string? Group, IReadOnlyList<string> Cells, IReadOnlyList<int> Lines);

/// <summary>A table of targets or tasks.</summary>
/// <param name="HeadingLines">The source lines of its heading, of the repeated ones too, and of its group rows.</param>
internal sealed record PlanTable(IReadOnlyList<TableColumn> Columns, IReadOnlyList<PlanRow> Rows, IReadOnlyList<int> HeadingLines)
{
    public bool HoldsTargets => Columns.Any(column => column.Role is Column.Year or Column.Unit);

    public string Cell(PlanRow row, Column role)
    {
        for (var i = 0; i < Columns.Count && i < row.Cells.Count; i++)
            if (Columns[i].Role == role) return row.Cells[i];
        return "";
    }
}
