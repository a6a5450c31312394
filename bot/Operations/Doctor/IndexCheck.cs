using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Hosting;
using De06Assistant.Knowledge.Search;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Operations.Doctor;

/// <summary>The index: whether it is there and can be read, whether the content has changed since, and whether it knows the locality.</summary>
internal static class IndexCheck
{
    private const string ToBuild = "Chạy lại trợ lý, bấm lập chỉ mục ở /staff/noi-dung, hoặc chạy \"indexer build\".";

    public static Subject Subject { get; } = new("index", "Chỉ mục");

    public static IEnumerable<Diagnosis> Run(Patient patient)
    {
        var indexing = new ContentIndexing(Options.Create(patient.Options), patient.Time);
        try
        {
            if (IndexFolder.Current(patient.Options.IndexPath) is not { } folder) return [Missing(patient.Options, indexing)];
            using var index = KnowledgeIndex.Open(folder);
            return [Found(index, indexing, patient), .. Locality(index, patient.Options)];
        }
        catch (SegmentException fault)
        {
            return [Subject.Broken($"chỉ mục ở {patient.Options.IndexPath} không dùng được: {fault.Message}", indexing.HasContent ? ToBuild : "Chép lại chỉ mục từ máy đã lập.")];
        }
    }

    private static Diagnosis Missing(AssistantOptions options, ContentIndexing indexing)
    {
        if (!indexing.HasContent)
            return Subject.Broken($"chưa có chỉ mục ở {options.IndexPath}, cũng không thấy nội dung ở {options.ContentPath}", "Chạy \"indexer build\", hoặc sửa Assistant:ContentDirectory.");
        return Fault(indexing) is { } fault
            ? Subject.Broken($"chưa có chỉ mục, và {fault}", "Chạy \"indexer check\" để xem mọi lỗi, sửa rồi chạy lại.")
            : Subject.Look($"chưa có chỉ mục ở {options.IndexPath}; lần chạy tới tự lập từ nội dung", "Không cần làm gì, hoặc chạy \"indexer build\" trước để lần chạy đầu nhanh hơn.");
    }

    private static Diagnosis Found(KnowledgeIndex index, ContentIndexing indexing, Patient patient)
    {
        var found = $"bản {index.Version}, {index.National.Manifest.Topics} chủ đề, {index.Localities.All.Count} địa phương";
        if (!indexing.HasContent) return Subject.Good(found + "; không có nội dung trên máy này để đối chiếu");
        if (indexing.IsCurrent(index)) return Subject.Good(found + "; khớp với nội dung");
        return Fault(indexing) is { } fault
            ? Subject.Look($"{found}; nội dung hoặc chương trình đã đổi sau đó nhưng {fault}, nên chỉ mục cũ vẫn phục vụ", "Chạy \"indexer check\" để xem mọi lỗi, sửa rồi lập lại chỉ mục.")
            : Subject.Look($"{found}; nội dung hoặc chương trình đã đổi sau khi lập", ToBuild);
    }

    private static IEnumerable<Diagnosis> Locality(KnowledgeIndex index, AssistantOptions options)
    {
        if (options.Locality is { } locality && index.Localities.BySlug(locality) is null)
            yield return Subject.Broken($"Assistant:Locality là \"{locality}\", nhưng nội dung không có localities/{locality}.yaml", $"Dùng một trong: {string.Join(", ", index.Localities.All.Select(known => known.Slug))}.");
    }

    /// <summary>What keeps the content from being indexed; null when nothing does.</summary>
    private static string? Fault(ContentIndexing indexing)
    {
        var errors = indexing.Errors();
        return errors.Count == 0 ? null : $"nội dung có {errors.Count} lỗi, lỗi đầu: {errors[0]}";
    }
}
