using TeamsMentorBot.Yaml;

namespace TeamsMentorBot.QuestionSets;

internal static class QuestionSetsFeature
{
    /// <summary>Names a folder with an organisation's own sets, one file a version.</summary>
    public const string FolderKey = "QuestionSets:Folder";

    /// <exception cref="QuestionSetException">A set is faulty, or the folder is not there; the program does not start.</exception>
    public static IServiceCollection AddQuestionSets(this IServiceCollection services, IConfiguration configuration)
    {
        var folder = configuration[FolderKey];
        if (folder is not null && !Directory.Exists(folder))
        {
            var fault = new YamlFault(folder, 1, FolderKey, "There is no such folder.", "Name one that is there, or leave the setting out.");
            throw new QuestionSetException([fault]);
        }

        services.AddSingleton(QuestionSetCatalog.FromThisBuild(folder));
        return services.AddHostedService<QuestionSetArchive>();
    }
}
