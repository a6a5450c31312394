using De06Assistant.Bot.Storage;

namespace De06Assistant.Bot.Operations.Doctor;

/// <summary>The records: whether they can be reached, and whether this version of the product fits them.</summary>
internal static class RecordsCheck
{
    public static Subject Subject { get; } = new("records", "Nơi lưu dữ liệu");

    public static IEnumerable<Diagnosis> Run(Patient patient)
    {
        var (place, state, fault) = patient.Records;
        if (place is null) return [];
        if (fault is not null) return [Subject.Broken(fault, "Kiểm Assistant:Storage, máy chủ cơ sở dữ liệu và quyền của người dùng chạy trợ lý.")];
        if (state!.SchemaVersion is not (> 0 and var version)) return [Subject.Good($"{place} chưa có dữ liệu; lần chạy đầu sẽ lập")];
        var known = RecordDatabase.SchemaVersion;
        if (version > known) return [Subject.Broken($"{place} do bản mới hơn ghi (lược đồ {version}, bản này biết {known})", "Dùng bản mới hơn của trợ lý.")];
        return version == known
            ? [Subject.Good($"{place} đọc được, lược đồ {version}")]
            : [Subject.Look($"{place} có lược đồ {version}; lần chạy tới nâng lên {known} và không quay lại được", "Sao lưu trước khi chạy bản này.")];
    }
}
