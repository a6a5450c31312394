using De06Assistant.Knowledge.Authoring;

namespace De06Assistant.Benchmarks;

/// <summary>Makes a large corpus out of the real one: many localities, each with the real plans under its own slug.</summary>
internal static class LargeCorpus
{
    public static ContentSet Create(ContentSet content, int copies)
    {
        var localities = new List<Locality>(content.Localities);
        var plans = new List<Plan>(content.Plans);
        for (var copy = 0; copy < copies; copy++)
        {
            foreach (var plan in content.Plans)
            {
                var slug = $"{plan.Locality}-{copy}";
                localities.Add(content.Localities.First(locality => locality.Slug == plan.Locality) with { Slug = slug, Name = $"xã số {copy}", Short = $"số {copy}", Aliases = [] });
                plans.Add(plan with { Slug = $"{plan.Slug}-{copy}", Locality = slug });
            }
        }
        return content with { Localities = localities, Plans = plans };
    }
}
