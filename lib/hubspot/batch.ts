import {
  BatchApiRequestFactory,
  BatchApiResponseProcessor,
} from '@hubspot/api-client/lib/codegen/crm/contacts/apis/BatchApi';

/** The calls of HubSpot's client for many contacts: what makes a request, and what reads its answer. */
export interface BatchCalls {
  readonly ask: BatchApiRequestFactory;
  readonly read: BatchApiResponseProcessor;
}

export function batchCalls(configuration: ConstructorParameters<typeof BatchApiRequestFactory>[0]): BatchCalls {
  return { ask: new BatchApiRequestFactory(configuration), read: new BatchApiResponseProcessor() };
}
