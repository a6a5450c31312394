namespace De06Assistant.Knowledge.Authoring;

/// <summary>The parts of a topic. The first group are the facets of a procedure; the second the parts of a plan.</summary>
public enum Facet
{
    /// <summary>Tổng quan.</summary>
    Overview,

    /// <summary>Đối tượng: who may, who must.</summary>
    Eligibility,

    /// <summary>Hồ sơ: the documents to bring.</summary>
    Documents,

    /// <summary>Trình tự: the steps.</summary>
    Steps,

    /// <summary>Nơi nộp: the office.</summary>
    Office,

    /// <summary>Nộp trực tuyến.</summary>
    Online,

    /// <summary>Lệ phí.</summary>
    Fee,

    /// <summary>Thời hạn: how many days.</summary>
    Duration,

    /// <summary>Kết quả: what one gets and where.</summary>
    Outcome,

    /// <summary>Căn cứ pháp lý: made from the front matter's legal references.</summary>
    LegalBasis,

    /// <summary>Hiệu lực và lưu ý: validity, penalties, common slips.</summary>
    Notes,

    /// <summary>Hỏi đáp: one question and its answer.</summary>
    QuestionAndAnswer,

    /// <summary>Chỉ tiêu: a target of a plan.</summary>
    PlanTarget,

    /// <summary>Nhiệm vụ: a task of a plan.</summary>
    PlanTask,

    /// <summary>Mục tiêu chung.</summary>
    PlanGoal,

    /// <summary>Yêu cầu.</summary>
    PlanRequirement,

    /// <summary>Giải pháp.</summary>
    PlanMeasure,

    /// <summary>Tổ chức thực hiện.</summary>
    PlanOrganisation,

    /// <summary>Báo cáo.</summary>
    PlanReporting,

    /// <summary>Kinh phí.</summary>
    PlanFunding,

    /// <summary>Văn bản: the plan's number, date, signer; made from the front matter.</summary>
    PlanIdentity,
}
