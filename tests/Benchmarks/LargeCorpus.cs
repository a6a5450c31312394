using De06Assistant.Knowledge.Authoring;

namespace De06Assistant.Benchmarks;

/// <summary>Makes a large corpus out of the real one: many localities, each with the real plans under its own slug.</summary>
internal static class LargeCorpus
{
    /// <summary>The nation: the content's own localities and as many made ones as are wanted, each with a plan of that many passages.</summary>
    public static ContentSet Nation(ContentSet content, int localities, int passages)
    {
        var model = content.Plans.First(plan => plan.Targets.Count >= passages - plan.Tasks.Count - plan.Sections.Count - 1);
        var made = Enumerable.Range(0, localities - content.Localities.Count).Select(number => $"xa-so-{number}").ToList();
        var plan = model with { Targets = [.. model.Targets.Take(passages - model.Tasks.Count - model.Sections.Count - 1)] };
        return content with
        {
            Localities = [.. content.Localities, .. made.Select(slug => content.Localities[0] with { Slug = slug, Name = slug, Short = slug, Aliases = [] })],
            Plans = [.. content.Plans, .. made.Select(slug => plan with { Slug = slug + "-2026", Locality = slug })],
        };
    }

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
